# A static program in an empty image, run by nobody in particular.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o /soundings ./app \
 && install -d -m 0700 -o 65532 -g 65532 /empty/data \
 && install -d -m 1777 /empty/tmp

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build --chown=65532:65532 /empty/ /
COPY --from=build /soundings /soundings
COPY LICENSE NOTICE /
USER 65532:65532
ENV SOUNDINGS_ADDR=:8080 SOUNDINGS_DATA=/data
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s --retries=3 CMD ["/soundings", "health"]
# Beyond a machine's loopback plain http is refused: set SOUNDINGS_URL to the
# https:// address of the proxy in front, or SOUNDINGS_INSECURE=1.
ENTRYPOINT ["/soundings"]
