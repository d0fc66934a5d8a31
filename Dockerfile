# Cairn in JupyterLab on port 8888. Everything is fetched while the image is built; a container needs no network.
#   docker build -t cairn .
#   docker run --rm -p 127.0.0.1:8888:8888 cairn

# What the host has to bring: a JDK, Maven, Python, fonts. Development containers stop here.
FROM python:3.12-slim-bookworm AS tools
COPY binder/apt.txt /tmp/apt.txt
RUN apt-get update \
 && xargs -a /tmp/apt.txt env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
 && rm -rf /var/lib/apt/lists/* /tmp/apt.txt
RUN useradd --create-home --shell /bin/bash --uid 1000 cairn
USER 1000
WORKDIR /home/cairn

FROM tools
COPY --chown=1000:1000 . cairn
WORKDIR /home/cairn/cairn
# The first call sets up: Maven's libraries by pom.xml, Python's packages by kernel/requirements.lock.
RUN ./cairn run --help && rm -rf "$HOME/.m2" "$HOME/.cache"
EXPOSE 8888
CMD ["./cairn", "lab", "--ip=0.0.0.0", "--port=8888", "--no-browser"]
