# syntax=docker/dockerfile:1
# Three images from one build, so that they fit each other:
#   web    the application: web nodes, jobs, migrations (the default)
#   proxy  nginx with the static files of the same build
#   db     PostgreSQL with the scripts that archive and back up
# No step needs a secret or a database. Images are pinned by tag; who pins by digest as well (FROM
# name:tag@sha256:…) has the same bytes each time, and sees to updates.
ARG PYTHON_TAG=3.13-slim-trixie
ARG NGINX_TAG=1.30-alpine
ARG POSTGRES_TAG=17-trixie

FROM python:${PYTHON_TAG} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /srv/leg-check
COPY requirements/run.txt requirements/run.txt
# The very files that requirements/run.txt has the hashes of; nothing is compiled.
RUN python3 -m venv /opt/leg-check \
    && /opt/leg-check/bin/pip install --require-hashes --only-binary :all: --requirement requirements/run.txt
COPY manage.py manage.py
COPY config config
COPY assessments assessments
COPY templates templates
COPY locale locale
COPY static static
# A try-out's settings, with keys that end with the step: nothing of them gets into a file.
RUN LEG_CHECK_VAR_DIR=/dev/null LEG_CHECK_STATIC_ROOT=/srv/leg-check/staticfiles \
    /opt/leg-check/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && /opt/leg-check/bin/python -m compileall -q config assessments

FROM nginx:${NGINX_TAG} AS proxy
COPY deploy/nginx/*.template /etc/nginx/templates/
COPY deploy/nginx/upstream.conf /etc/nginx/templates/upstream.conf.template
COPY deploy/nginx/balancers.conf /etc/nginx/templates/balancers.conf.template
COPY --from=build /srv/leg-check/staticfiles /static
# What the image's own start writes in conf.d, from the templates. Nothing else is read from there.
RUN rm -f /etc/nginx/conf.d/* && mkdir /acme /certs && chown nginx:nginx /etc/nginx/conf.d
ENV NGINX_ENVSUBST_FILTER=^LEG_CHECK_ \
    LEG_CHECK_HTTP_PORT=8080 \
    LEG_CHECK_HTTPS_PORT=8443 \
    LEG_CHECK_LISTEN_OPTIONS="" \
    LEG_CHECK_TLS_CERTIFICATE=/certs/fullchain.pem \
    LEG_CHECK_TLS_KEY=/certs/privkey.pem \
    LEG_CHECK_ACME_ROOT=/acme \
    LEG_CHECK_STATIC_ROOT=/static \
    LEG_CHECK_PROXY_PAGES=/etc/nginx/conf.d \
    LEG_CHECK_PROXY_RUN=/tmp \
    LEG_CHECK_PROXY_LOG=/dev/stdout \
    LEG_CHECK_POST_RATE=50r/s \
    LEG_CHECK_SIGN_IN_RATE=60r/m \
    LEG_CHECK_CONNECTIONS=256
USER 101:101
EXPOSE 8080 8443
# Ends once all answers under way are out.
STOPSIGNAL SIGQUIT
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["sh", "-c", "wget -q -O /dev/null --header \"Host: $LEG_CHECK_HOST\" http://127.0.0.1:8080/proxy-lives"]
CMD ["nginx", "-c", "/etc/nginx/conf.d/nginx.conf", "-g", "daemon off;"]

FROM postgres:${POSTGRES_TAG} AS db
COPY --chmod=0755 deploy/backup/ /usr/local/bin/
COPY --chmod=0755 deploy/postgres/make-database /docker-entrypoint-initdb.d/make-database.sh
# Volumes that are put there belong to whom the folders belong to.
RUN install -d -o postgres -g postgres -m 0700 /backups
USER 999:999

FROM python:${PYTHON_TAG} AS web
# Pango draws the PDF. Debian's own versions, so that a new build has their latest corrections.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        fonts-dejavu-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && fc-cache -f \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin leg-check
COPY --from=build /opt/leg-check /opt/leg-check
COPY --from=build /srv/leg-check /srv/leg-check
WORKDIR /srv/leg-check
# Nothing is written but below /tmp, and no more than fonts' caches there.
ENV PATH=/opt/leg-check/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    XDG_CACHE_HOME=/tmp \
    LEG_CHECK_DEPLOYMENT=production \
    BIND=0.0.0.0:8000 \
    WEB_CLASS=sync
USER 10001:10001
EXPOSE 8000
# gunicorn ends its answers first, for up to 30 s: give it 40 before it is killed.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["python", "-m", "config.ready"]
CMD ["gunicorn", "--config", "config/gunicorn.conf.py"]
