"""nbgrader's settings for the exercises beside this file; see docs/teaching.md."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "cairn"
# Training takes its time, more so when many are graded at once.
c.ExecutePreprocessor.timeout = 600
c.ExecutePreprocessor.startup_timeout = 300
