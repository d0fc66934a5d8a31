"""Cairn as other projects get it: one dependency, from a repository, by Maven, %maven and JBang."""

import hashlib
import json
import os
import pathlib
import platform
import re
import shlex
import subprocess
import sys
import zipfile

import pytest
from conftest import KERNELS, ROOT, Kernel, jdks, jar

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need more rights there")

SYSTEM = {"Linux": "linux", "Darwin": "macosx", "Windows": "windows"}[platform.system()]
MACHINE = {"aarch64": "arm64", "amd64": "x86_64"}.get(
    platform.machine().lower(), platform.machine().lower()
)
VERSION = jar().stem.removeprefix("cairn-")
ARTIFACT = f"dev.cairn:cairn-{SYSTEM}-{MACHINE}:{VERSION}"
JBANG = ("0.132.1", "3ad2a70d8c112a96a6916d5bbf3f5f46afaa688870bc154556fb2f064a5e920e")

TRAIN = """
var data = Datasets.friedman1(300, 1.0, 7);
var net = Net.of(data).stages(Blocks.dense().times(1), 8).regress();
var run = Trainer.defaults().epochs(2).fit(net, data);
System.out.println("engine " + run.model().engine().name());
System.out.println("rows " + run.predictions().table().rowCount());
"""
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>room</groupId><artifactId>{name}</artifactId><version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <repositories>
    <repository><id>local</id><url>{url}</url></repository>
  </repositories>
  <dependencies>
    <dependency>
      <groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
      <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
      <plugin><artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version></plugin>
    </plugins>
  </build>
</project>
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A repository with this version of Cairn and nothing else."""
    folder = tmp_path_factory.mktemp("repository")
    done = subprocess.run(
        [str(ROOT / "cairn"), "publish", "--repo", str(folder)],
        capture_output=True, text=True, timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert ARTIFACT.rpartition(":")[0] in done.stdout.splitlines()
    return folder


@pytest.fixture
def cache(tmp_path):
    """Maven's cache as it is, but without Cairn, which would hide what was just published."""
    real = pathlib.Path.home() / ".m2" / "repository"
    view = tmp_path / "m2"
    (view / "dev").mkdir(parents=True)
    for entry in real.iterdir():
        if entry.name != "dev":
            (view / entry.name).symlink_to(entry)
    for entry in (real / "dev").iterdir() if (real / "dev").is_dir() else []:
        if entry.name != "cairn":
            (view / "dev" / entry.name).symlink_to(entry)
    return view


def maven(folder, cache, *words, offline=True):
    # Offline means all but files: the third-party jars lie in the cache since the build.
    modes = ["-o", "-Daether.offline.protocols=file"] if offline else []
    done = subprocess.run(
        ["mvn", "-q", "-B", "-ntp", *modes, f"-Dmaven.repo.local={cache}", *words],
        cwd=folder, capture_output=True, text=True, timeout=300,
        env={**os.environ, "JAVA_HOME": str(jdks()[0])},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def project(folder, url, group, artifact, version):
    """A Maven project with one dependency."""
    folder.mkdir()
    text = POM.format(name=folder.name, url=url, group=group, artifact=artifact, version=version)
    (folder / "pom.xml").write_text(text)


def class_path(folder):
    return (folder / "cp").read_text().split(os.pathsep)


def program(name):
    return f"""
import dev.cairn.data.*;
import dev.cairn.stack.*;
import dev.cairn.train.*;

public class {name} {{
  public static void main(String[] words) {{
    {TRAIN}
  }}
}}
"""


def check(text):
    assert re.search(r"engine onednn\nrows [1-9]", text), text


def test_every_platform_has_an_artifact_with_plain_versions(repository):
    poms = sorted(repository.glob("dev/cairn/cairn-*/*/*.pom"))
    assert [pom.parents[1].name.removeprefix("cairn-") for pom in poms] == [
        "linux-arm64", "linux-x86_64", "macosx-arm64", "macosx-x86_64", "windows-x86_64",
    ]
    for pom in poms:
        text = pom.read_text()
        assert "${" not in text and "<profile" not in text
        classifiers = re.findall("<classifier>(.*)</classifier>", text)
        platform_of_pom = pom.parents[1].name.removeprefix("cairn-")
        assert len(classifiers) == 5
        assert all(classifier.startswith(platform_of_pom) for classifier in classifiers)


def test_every_file_has_its_checksums(repository):
    files = [f for f in repository.rglob("*.*") if f.suffix in (".jar", ".pom")]
    assert len(files) == 4 + 5 * 2
    for file in files:
        for name in ("sha1", "md5"):
            told = file.with_name(f"{file.name}.{name}").read_text()
            assert told == hashlib.new(name, file.read_bytes()).hexdigest()


def test_jar_names_no_folder_of_libraries_and_has_sources_and_pages(repository):
    folder = repository / "dev" / "cairn" / "cairn" / VERSION
    with zipfile.ZipFile(folder / f"cairn-{VERSION}.jar") as published:
        assert b"Class-Path" not in published.read("META-INF/MANIFEST.MF")
        assert "META-INF/services/dev.cairn.engine.Engine" in published.namelist()
    with zipfile.ZipFile(folder / f"cairn-{VERSION}-sources.jar") as sources:
        assert "dev/cairn/stack/Net.java" in sources.namelist()
    with zipfile.ZipFile(folder / f"cairn-{VERSION}-javadoc.jar") as pages:
        assert "dev/cairn/stack/Net.html" in pages.namelist()


def test_plain_maven_project_trains(repository, cache, tmp_path):
    folder = tmp_path / "project"
    project(folder, repository.as_uri(), *ARTIFACT.split(":"))
    source = folder / "src/main/java/Friedman.java"
    source.parent.mkdir(parents=True)
    source.write_text(program("Friedman"))
    maven(folder, cache, "compile", "dependency:build-classpath", "-Dmdep.outputFile=cp")
    names = {pathlib.Path(path).name for path in class_path(folder)}
    own = {f"{name}-{VERSION}.jar" for name in ("cairn", ARTIFACT.split(":")[1])}
    assert names - own == {path.name for path in (ROOT / "target" / "lib").iterdir()}
    done = subprocess.run(
        [str(jdks()[0] / "bin" / "java"), "-cp",
         os.pathsep.join([str(folder / "target/classes"), *class_path(folder)]), "Friedman"],
        capture_output=True, text=True, timeout=120,
    )
    check(done.stdout + done.stderr)


@pytest.mark.parametrize("other", ["windows-x86_64", "macosx-arm64"])
def test_other_platforms_get_their_natives_and_none_of_ours(repository, cache, tmp_path, other):
    folder = tmp_path / other
    project(folder, repository.as_uri(), "dev.cairn", f"cairn-{other}", VERSION)
    maven(folder, cache, "dependency:tree", "-DoutputFile=tree")
    found = re.findall(r":jar:((?:linux|macosx|windows)[^:]*):", (folder / "tree").read_text())
    assert len(found) == 5
    assert all(classifier.startswith(other) for classifier in found)


def test_maven_magic_of_the_stock_kernel(repository, cache):
    folder = KERNELS / "java"
    argv = json.loads((folder / "kernel.json").read_text())["argv"]
    home = jdks()[0]
    kernel = Kernel(
        [word.replace("{resource_dir}", str(folder)) for word in argv],
        {
            "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "JAVA_TOOL_OPTIONS": f"-Dmaven.repo.local={cache}",
        },
    )
    try:
        kernel.run(f"%mavenRepo local {repository.as_uri()}\n%maven {ARTIFACT}")
        check(kernel.text(TRAIN))
    finally:
        kernel.stop()


def test_jbang_script_trains(repository, cache, tmp_path):
    version, sha = JBANG
    folder = tmp_path / "jbang"
    project(folder, repository.as_uri(), "dev.jbang", "jbang-cli", version)
    maven(folder, cache, "dependency:build-classpath", "-Dmdep.outputFile=cp", offline=False)
    jbang = next(p for p in class_path(folder) if p.endswith(f"jbang-cli-{version}.jar"))
    assert hashlib.sha256(pathlib.Path(jbang).read_bytes()).hexdigest() == sha

    script = tmp_path / "Friedman.java"
    script.write_text(
        f"//REPOS local={repository.as_uri()},central\n//DEPS {ARTIFACT}\n" + program("Friedman")
    )
    home = jdks()[0]
    env = {**os.environ, "JAVA_HOME": str(home), "JBANG_DIR": str(tmp_path / "state"),
           "JBANG_REPO": str(cache), "JBANG_NO_VERSION_CHECK": "true"}
    done = subprocess.run(
        [str(home / "bin" / "java"), "-cp", os.pathsep.join(class_path(folder)), "dev.jbang.Main",
         "run", "--java", "17+", str(script)],
        capture_output=True, text=True, timeout=300, env=env,
    )
    # As its shell script does: 255 says that the words on the output are to be run.
    assert done.returncode == 255, done.stdout + done.stderr
    ran = subprocess.run(shlex.split(done.stdout), capture_output=True, text=True, timeout=120)
    check(ran.stdout + ran.stderr)


def test_wrong_words_are_told():
    done = subprocess.run(
        [str(ROOT / "cairn"), "publish", "--to", "x"], capture_output=True, text=True
    )
    usage = "cairn: usage: ./cairn publish [--repo FOLDER]\n"
    assert (done.returncode, done.stderr) == (2, usage)
