import { describe, expect, test } from "vitest";
import { controlsOf, type GivenScript, scriptFacts, scriptFactsOf } from "@/lib/testing/script-facts";

const pushed = (script: string, given?: GivenScript) =>
  scriptFactsOf("push", script, given).map(({ image }) => image);

describe("images that a script builds and pushes", () => {
  test("a build has its names, its Dockerfile, its context, its target and its arguments", () => {
    expect(
      scriptFactsOf(
        "build",
        "docker build -t a/b:1 -t a/b:2 -f app/Dockerfile --target=run --build-arg V=3 app",
      ),
    ).toEqual([
      {
        kind: "build",
        at: { file: "ci.yml", line: 1 },
        by: "ci.yml#job",
        images: ["a/b:1", "a/b:2"],
        dockerfile: "app/Dockerfile",
        context: "app",
        target: "run",
        args: { V: "3" },
        pushes: false,
      },
    ]);
    expect(scriptFactsOf("build", "docker build -t x ./web")[0]).toMatchObject({
      dockerfile: "web/Dockerfile",
      context: "web",
    });
  });

  test("variables, defaults and continuations are filled in; what nobody gives a value stays as written", () => {
    const script = 'TAG=${VERSION:-dev}\nIMAGE="$REGISTRY/app:$TAG"\ndocker push \\\n  "$IMAGE"\n';
    expect(pushed(script)).toEqual(["$REGISTRY/app:dev"]);
    expect(
      pushed(script, { variables: { REGISTRY: "$HOST/team", HOST: "r.example", VERSION: "7" } }),
    ).toEqual(["r.example/team/app:7"]);
    expect(scriptFactsOf("push", script)[0]?.at.line).toBe(3);
    expect(
      pushed("docker push ${{ env.R }}/app:${{ github.sha }}; docker push $(reg)/a:$(Build.BuildId)"),
    ).toEqual(["${{ env.R }}/app:${{ github.sha }}", "$(reg)/a:$(Build.BuildId)"]);
    expect(pushed("docker push $(reg)/a", { variables: { reg: "r.example" } })).toEqual(["r.example/a"]);
  });

  test("the output of a command is not known, except where a file of the tree tells it", () => {
    expect(pushed("TAG=$(git describe)\ndocker push a:$TAG-$(date +%s)")).toEqual(["a:$TAG-$(date +%s)"]);
    expect(pushed("TAG=$(cat VERSION)\ndocker push a:$TAG", { files: { VERSION: "1.2\n" } })).toEqual([
      "a:1.2",
    ]);
    expect(pushed("I=$(echo Ghcr.io/${{ github.Owner }}/App | tr '[A-Z]' '[a-z]')\ndocker push $I")).toEqual([
      "ghcr.io/${{ github.Owner }}/app",
    ]);
    expect(pushed("docker push a:$(basename ./x/web.txt .txt)")).toEqual(["a:web"]);
  });

  test("what branches differ in is not guessed", () => {
    expect(pushed("if [ $B = main ]; then T=latest; else T=dev; fi\ndocker push a:$T")).toEqual(["a:$T"]);
    expect(pushed("if x; then T=1; else T=1; fi\ndocker push a:$T")).toEqual(["a:1"]);
    expect(pushed("T=1\n[ -n $R ] && T=2\ndocker push a:$T")).toEqual(["a:$T"]);
    expect(pushed("case $B in main) docker push a:1 ;; *) docker push a:2 ;; esac")).toEqual(["a:1", "a:2"]);
    expect(pushed("if false; then docker push a:1; fi\nexit 0\ndocker push a:2")).toEqual([]);
  });

  test("a loop over words runs once for each; functions run where they are called", () => {
    expect(pushed('for s in web api; do\n docker push "r/$s:1"\ndone')).toEqual(["r/web:1", "r/api:1"]);
    expect(pushed('S="web api"; for s in $S; do docker push r/$s; done')).toEqual(["r/web", "r/api"]);
    expect(pushed('A=(web api)\nfor s in "${A[@]}"; do docker push r/$s; done')).toEqual(["r/web", "r/api"]);
    const files = { "svc/b/Dockerfile": "", "svc/a/Dockerfile": "", "svc/x": "" };
    expect(pushed('for d in svc/*/; do\n docker push r/$(basename "$d")\ndone', { files })).toEqual([
      "r/a",
      "r/b",
    ]);
    expect(pushed("for d in none/*; do docker push r/$d; done", { files })).toEqual(["r/$d"]);
    expect(pushed("for s in $LIST; do docker push r/$s; done")).toEqual(["r/$s"]);
    expect(pushed("up() { docker push $1:$2; }\nup a 1\nup b 2")).toEqual(["a:1", "b:2"]);
    expect(pushed("up() { docker push a; }")).toEqual([]);
  });

  test("comments, strings and heredocs for other commands are no commands", () => {
    expect(
      pushed("# docker push a\necho 'docker push b' # docker push c\ncat <<EOF > x\ndocker push d\nEOF"),
    ).toEqual([]);
    expect(pushed("echo it's\ndocker push a")).toEqual(["a"]);
  });

  test("folders count: cd, subshells, the workspace and the folder of the job", () => {
    const at = (script: string, given?: GivenScript) => scriptFactsOf("build", script, given)[0]?.dockerfile;
    expect(at("cd app && docker build -t x .")).toBe("app/Dockerfile");
    expect(at("(cd app; ls); docker build -t x .")).toBe("Dockerfile");
    expect(at("cd app\ncd ..\ndocker build -f d/F -t x .")).toBe("d/F");
    expect(at("docker build $CI_PROJECT_DIR/api -t x", { folder: "shop" })).toBe("shop/api/Dockerfile");
    expect(at("cd $UNKNOWN; docker build -t x .")).toBeUndefined();
    expect(at("docker build -t x https://github.com/a/b.git")).toBeUndefined();
    expect(at("docker build -f .\\app\\Dockerfile -t x .")).toBe("app/Dockerfile");
  });

  test("buildx, bake, kaniko, buildah, buildctl, jib, ko and packs build as well", () => {
    expect(
      scriptFactsOf("build", "docker buildx build --platform linux/amd64 --push -t r/a:1 .")[0],
    ).toMatchObject({
      images: ["r/a:1"],
      pushes: true,
    });
    expect(
      scriptFactsOf("build", "docker buildx build --output type=image,name=r/a:1,push=true .")[0],
    ).toMatchObject({
      images: ["r/a:1"],
      pushes: true,
    });
    expect(scriptFactsOf("build", "docker buildx bake --push")).toEqual([]);
    expect(scriptFactsOf("build", "docker buildx bake --set web.tags=r/web:1 --push")[0]?.images).toEqual([
      "r/web:1",
    ]);
    expect(
      scriptFactsOf(
        "build",
        "/kaniko/executor --context $CI_PROJECT_DIR/a --dockerfile Dockerfile --destination r/a:1",
      ),
    ).toMatchObject([{ images: ["r/a:1"], context: "a", pushes: true }]);
    expect(
      scriptFactsOf("build", "buildah bud -t r/a:1 . && buildah push r/a:1 docker://q/a:1")[0]?.images,
    ).toEqual(["r/a:1"]);
    expect(
      scriptFactsOf(
        "build",
        "buildctl build --frontend dockerfile.v0 --local context=. --local dockerfile=d --output type=image,name=r/a,push=true",
      )[0],
    ).toMatchObject({
      images: ["r/a"],
      dockerfile: "d/Dockerfile",
      pushes: true,
    });
    expect(scriptFactsOf("build", "./mvnw -B package jib:build -Dimage=r/a:1")[0]).toMatchObject({
      images: ["r/a:1"],
      pushes: true,
    });
    expect(scriptFactsOf("build", "KO_DOCKER_REPO=r/a ko build --bare ./cmd/a")[0]).toMatchObject({
      images: ["r/a"],
      pushes: true,
    });
    expect(scriptFactsOf("build", "gcloud builds submit -t gcr.io/p/a:1 app")[0]).toMatchObject({
      images: ["gcr.io/p/a:1"],
      dockerfile: "app/Dockerfile",
      pushes: true,
    });
    expect(scriptFactsOf("build", "az acr build -r shop -t a:1 -f Dockerfile .")[0]?.images).toEqual([
      "shop.azurecr.io/a:1",
    ]);
  });

  test("new names and copies: tag, manifest, imagetools, skopeo, crane", () => {
    const named = (script: string) => scriptFactsOf("retag", script).map(({ from, to }) => `${from} > ${to}`);
    expect(named("docker tag a:1 r/a:2")).toEqual(["a:1 > r/a:2"]);
    expect(named("skopeo copy --all docker://r/a:1 docker://q/a:1")).toEqual(["r/a:1 > q/a:1"]);
    expect(pushed("crane tag r/a:1 stable")).toEqual(["r/a:stable"]);
    expect(controlsOf("docker buildx imagetools create -t r/a:1 r/a@sha256:aa r/a@sha256:bb")).toContain(
      "manifest-by-digest present",
    );
    expect(controlsOf("docker pull a:1; docker tag a:1 b:1; docker push b:1")).toContain(
      "promotion-same-artifact present",
    );
  });

  test("compose builds and pushes what its file says", () => {
    const files = {
      "compose.yaml":
        "services:\n  web:\n    image: r/web:${TAG:-1}\n    build: web\n  db:\n    image: postgres:16\n",
    };
    const given = { files, variables: { TAG: "5" } };
    expect(scriptFactsOf("build", "docker compose build", given)).toMatchObject([
      { images: ["r/web:5"], dockerfile: "web/Dockerfile", by: "ci.yml#job" },
    ]);
    const prod = { "prod.yml": "services:\n  web:\n    image: p/web:2\n" };
    expect(
      pushed("docker compose -f compose.yaml -f prod.yml push", { files: { ...files, ...prod } }),
    ).toEqual(["p/web:2"]);
    expect(pushed("docker-compose push", given)).toEqual(["r/web:5"]);
    expect(scriptFactsOf("deploy", "docker compose up -d", given)).toMatchObject([
      { how: "compose", files: ["compose.yaml"] },
    ]);
    expect(scriptFactsOf("deploy", "docker compose up -d\ndocker compose down", given)).toEqual([]);
  });

  test("values that name each other ten-fold are filled in once each", () => {
    const variables = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`V${index}`, `$V${index + 1}`.repeat(10)]),
    );
    const begin = performance.now();
    scriptFacts("docker push $V0", { variables });
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
