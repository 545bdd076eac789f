# One image, no build tools left inside, no root at run time. Nothing is fetched once it runs.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1

RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin notes \
 && install --directory --mode 1777 /data

WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check --no-compile --require-hashes --requirement requirements.lock \
 && python -m compileall -q /usr/local/lib/python3.11/site-packages

COPY manage.py ./
COPY config/ config/
COPY apps/ apps/
COPY templates/ templates/
COPY static/ static/
RUN python -m compileall -q apps config

USER notes
# The start makes this folder private to the user it runs as, whichever that is.
ENV DATA_DIR=/data/site BIND=0.0.0.0
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-m", "config.answers"]

# The same command as bin/run. Without DATABASE_URL it brings its own Postgres.
CMD ["python", "manage.py", "start"]
