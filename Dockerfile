# The command as a container image: docker build -t backenddsl . && docker run --rm -v "$PWD:/work" backenddsl validate -f /work/deploy
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN .ci/publish linux-x64 /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
COPY --from=build /app/backenddsl /usr/local/bin/backenddsl
WORKDIR /work
USER 1654
ENTRYPOINT ["backenddsl"]
