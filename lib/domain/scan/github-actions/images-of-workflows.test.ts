import { expect, test } from "vitest";
import { tryReader } from "@/lib/testing/try-reader";
import { githubActionsReader } from "./read-github-actions";

const path = ".github/workflows/build.yml";
const { factsOf } = tryReader(githubActionsReader, path);

const job = (steps: string, head = "on: push") =>
  `${head}\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;

const build = (inputs: string, before = "") =>
  factsOf(
    "build",
    job(
      `${before}      - uses: docker/build-push-action@v6\n        with:\n${inputs}`,
      "on: [push, pull_request]\nenv:\n  REGISTRY: ghcr.io\n  NAME: ${{ github.repository }}",
    ),
  );

test("takes names, paths, target and arguments of a build, with what the file knows filled in", () => {
  const [found] = build(`          context: app
          file: ./app/docker/Dockerfile.prod
          target: final
          tags: |
            \${{ env.REGISTRY }}/\${{ env.NAME }}:\${{ github.sha }}
            acme/app:latest, acme/app:1.2
          build-args: |
            VERSION=1.2
            SECRET=\${{ secrets.X }}
          push: true
`);
  expect(found).toMatchObject({
    images: ["ghcr.io/${{ github.repository }}:${{ github.sha }}", "acme/app:latest", "acme/app:1.2"],
    context: "app",
    dockerfile: "app/docker/Dockerfile.prod",
    target: "final",
    args: { VERSION: "1.2", SECRET: "${{ secrets.X }}" },
    pushes: true,
  });
});

test.each([
  ["push: true", true],
  ["push: false", false],
  ["load: true", false],
  ["push: ${{ github.event_name != 'pull_request' }}", true],
  ["push: ${{ github.event_name == 'release' }}", false],
  ["push: ${{ github.ref == 'refs/heads/main' }}", true],
  ["push: ${{ github.ref_name == github.event.repository.default_branch }}", true],
  ["push: ${{ startsWith(github.ref, 'refs/tags/') }}", true],
  ["push: ${{ github.repository == 'acme/app' }}", "unknown"],
  ["outputs: type=registry", true],
  ["outputs: type=image,name=acme/app,push-by-digest=true,push=true", true],
])("%s", (inputs, pushes) => {
  expect(build(`          tags: acme/app:1\n          ${inputs}\n`)[0]?.pushes).toBe(pushes);
});

test("metadata gives each image each tag; what the run knows is a placeholder", () => {
  const before = `      - id: meta
        uses: docker/metadata-action@v5
        with:
          images: |
            acme/app
            name=ghcr.io/acme/app
            name=quay.io/acme/app,enable=false
          tags: |
            type=raw,value=stable
            type=semver,pattern=v{{version}}
            type=sha,prefix=,suffix=-x
            type=raw,value={{ sha }}-{{date 'HH:mm'}}
            type=raw,value=never,enable=false
          flavor: latest=false
`;
  expect(build("          tags: ${{ steps.meta.outputs.tags }}\n", before)[0]?.images).toEqual(
    ["acme/app", "ghcr.io/acme/app"].flatMap((name) =>
      ["stable", "v{{version}}", "${{ github.sha }}-x", "{{ sha }}-{{date 'HH:mm'}}"].map(
        (tag) => `${name}:${tag}`,
      ),
    ),
  );
  const first = "          tags: ${{ fromJSON(steps.meta.outputs.json).tags[0] }}\n";
  expect(build(first, before)[0]?.images).toEqual(["acme/app:stable"]);
});

test("a matrix builds once for each combination, with include and exclude; one that the run makes is left as written", () => {
  const text = (matrix: string) => `on: push
jobs:
  build:
    strategy: {matrix: ${matrix}}
    runs-on: x
    steps:
      - uses: docker/build-push-action@v6
        with: {file: "\${{ matrix.file || format('{0}/Dockerfile', matrix.app) }}", tags: "acme/\${{ matrix.app }}:1", push: true}
`;
  const found = factsOf(
    "build",
    text("{app: [api, web, old], exclude: [{app: old}], include: [{app: job, file: Job.Dockerfile}]}"),
  );
  expect(found.map(({ images, dockerfile }) => [images[0], dockerfile])).toEqual([
    ["acme/api:1", "api/Dockerfile"],
    ["acme/web:1", "web/Dockerfile"],
    ["acme/job:1", "Job.Dockerfile"],
  ]);
  const dynamic = factsOf("build", text('"${{ fromJSON(needs.a.outputs.m) }}"'));
  expect(dynamic.map(({ images }) => images)).toEqual([["acme/${{ matrix.app }}:1"]]);
  const many = JSON.stringify(Array.from({ length: 60 }, (_, index) => `a${index}`));
  expect(factsOf("build", text(`{app: ${many}}`))).toHaveLength(1);
});

test("outputs that a script writes are filled in where the text has their value", () => {
  const before = `      - id: vars
        run: |
          echo "REPO=ghcr.io/$(echo \${{ github.repository }} | tr '[:upper:]' '[:lower:]')" >> "$GITHUB_OUTPUT"
          echo "IMAGE=shop" >> $GITHUB_OUTPUT
          echo "VERSION=$(date +%s)" >> $GITHUB_OUTPUT
          echo "TEAM=acme" >> $GITHUB_ENV
`;
  const tags =
    "${{ steps.vars.outputs.REPO }}/${{ steps.vars.outputs.IMAGE }}:${{ steps.vars.outputs.VERSION }}";
  const found = build(`          tags: "${tags},\${{ env.TEAM }}/shop:1"\n`, before);
  expect(found[0]?.images).toEqual([
    "ghcr.io/${{ github.repository }}/shop:${{ steps.vars.outputs.VERSION }}",
    "acme/shop:1",
  ]);
});

test("outputs of a job reach the jobs that need it", () => {
  const text = `on: push
jobs:
  names:
    runs-on: x
    outputs: {image: "\${{ steps.a.outputs.image }}"}
    steps: [{id: a, run: "echo 'image=acme/app' >> $GITHUB_OUTPUT"}]
  build:
    needs: names
    runs-on: x
    steps: [{uses: docker/build-push-action@v6, with: {tags: "\${{ needs.names.outputs.image }}:1"}}]
`;
  expect(factsOf("build", text)[0]?.images).toEqual(["acme/app:1"]);
});

test.each([
  [
    "mr-smithers-excellent/docker-build-push@v6",
    "{image: acme/app, registry: ghcr.io, tags: 'v1, latest', dockerfile: d/Dockerfile}",
    ["ghcr.io/acme/app:v1", "ghcr.io/acme/app:latest"],
    true,
  ],
  [
    "elgohr/Publish-Docker-Github-Action@v5",
    "{name: acme/app, registry: quay.io, tags: '1', no_push: true}",
    ["quay.io/acme/app:1"],
    false,
  ],
  ["whoan/docker-build-with-cache-action@v8", "{image_name: acme/app, image_tag: '2'}", ["acme/app:2"], true],
  [
    "redhat-actions/buildah-build@v2",
    "{image: app, tags: '1 2', containerfiles: ./Containerfile}",
    ["app:1", "app:2"],
    false,
  ],
  [
    "somebody/docker-publish@v1",
    "{image: ghcr.io/acme/app, tag: '1', context: .}",
    ["ghcr.io/acme/app:1"],
    "unknown",
  ],
])("%s", (uses, inputs, images, pushes) => {
  expect(factsOf("build", job(`      - {uses: "${uses}", with: ${inputs}}`))).toMatchObject([
    { images, pushes },
  ]);
});

test("an action that only looks like a build is none", () => {
  expect(
    factsOf(
      "build",
      job("      - {uses: actions/upload-artifact@v4, with: {name: image, path: docker/out}}"),
    ),
  ).toEqual([]);
});
