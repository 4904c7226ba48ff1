import { expectAccessible } from "./accessible";
import { expect, test, uniqueName } from "./fixtures";
import { Inspector, write } from "./pages/inspector";
import { ImagesPanel } from "./pages/images-panel";
import { MapPage } from "./pages/map-page";

const digest = `sha256:${"a".repeat(64)}`;
const dockerfile = `# syntax=docker/dockerfile:1
ARG GO=1.26 ALPINE
FROM golang:\${GO}-alpine AS build
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -o /shop
FROM alpine:\${ALPINE} AS shop
ARG NPM_TOKEN=do-not-keep-this
RUN apk add --no-cache ca-certificates
COPY --from=build /shop /shop
CMD ["/shop"]
FROM shop AS debug
RUN <<EOF
apk add strace
EOF
`;

test("an image is filled from a Dockerfile, and one undo brings back what it was", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, inspector, images] = [new MapPage(page), new Inspector(page), new ImagesPanel(page)];
  await map.open(await newPipeline({ template: "article" }));

  await test.step("open the image from the node that builds it", async () => {
    await map.select("Jenkins, CI");
    await inspector.panel
      .getByRole("region", { name: "Images" })
      .getByRole("button", { name: /^app/ })
      .click();
    await expect(images.dialog).toBeVisible();
    await expect(images.parents).toContainText(
      "Not pinned: anyone who moves the tag changes the parent image.",
    );
    await images.expectLayers(["Application", "Dependencies", "Ubuntu 24.04"]);
    await expect(images.dialog.getByRole("region", { name: "At run time" })).toContainText(
      "Runs on Kubernetes, Container hosts.",
    );
  });

  await test.step("what is no Dockerfile is said, with its line", async () => {
    await images.dialog.getByRole("button", { name: "Paste a Dockerfile" }).click();
    await images.paste.getByLabel("Dockerfile", { exact: true }).fill("services:\n  web:\n    image: nginx");
    await expect(images.paste.getByRole("alert")).toContainText(
      "Line 1: SERVICES: is not a Dockerfile instruction.",
    );
  });

  await test.step("see what was found, choose the stage and give the value that is missing", async () => {
    await images.paste.getByLabel("Dockerfile", { exact: true }).fill(dockerfile);
    await expect(images.paste.getByRole("status")).toContainText("Found 3 stages");
    await images.paste
      .getByLabel("Stage to build")
      .selectOption({ label: "shop, on alpine:${ALPINE}, not pinned" });
    await images.paste.getByLabel("Value of ALPINE").fill("3.22");
    await expect(images.paste).toContainText("alpine:3.22, not pinned");
    await expect(images.paste).toContainText("golang:1.26-alpine, not pinned");
    await expect(images.paste).toContainText("Line 9: ARG NPM_TOKEN has a name like a secret");
    await expect(images.paste).toContainText("Line 8: It runs as root");
    await images.paste.getByRole("button", { name: "Apply to image" }).click();
    await images.expectLayers([
      "Settings: CMD",
      "COPY --from=build /shop /shop",
      "RUN apk add --no-cache ca-certificates",
      "alpine:3.22",
    ]);
    await expect(images.dialog).not.toContainText("do-not-keep-this");
  });

  await test.step("one undo", async () => {
    await images.dialog.getByRole("button", { name: "Undo: fill app from a Dockerfile" }).click();
    await images.expectLayers(["Application", "Dependencies", "Ubuntu 24.04"]);
  });

  await test.step("follow it from here", async () => {
    await images.dialog.getByRole("button", { name: "Follow on the map" }).click();
    await expect(page.getByRole("region", { name: "Follow the container" })).toBeVisible();
    await expect(images.dialog).toBeHidden();
  });
});

test("images are added, named, pinned, put in order and removed, by buttons alone @main", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const { page } = await signedInPage("editor");
  const [map, images] = [new MapPage(page), new ImagesPanel(page)];
  const id = await newPipeline({ template: "article" });
  await map.open(id);
  await images.open();
  await images.dialog.getByRole("button", { name: "Add an image" }).click();
  await write(images.dialog.getByLabel("Image name"), "worker");
  await expect(images.images.getByRole("button", { name: /^worker/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(images.dialog.getByLabel("Built by").locator("option:checked")).toHaveText("Jenkins");

  await images.dialog.getByLabel("Add a parent image").fill(`debian:12@${digest}`);
  await images.dialog.getByRole("button", { name: "Add parent" }).click();
  await expect(images.parents).toContainText("Pinned by digest");
  await images.expectLayers(["debian:12"]);
  for (const title of ["libraries", "worker.jar"]) {
    await images.dialog.getByRole("button", { name: "Add a layer on top" }).click();
    await write(images.layers.first().getByRole("textbox"), title);
  }
  await images.expectLayers(["worker.jar", "libraries", "debian:12"]);
  await images.dialog.getByRole("button", { name: "Move layer 2, libraries, up" }).click();
  await images.expectLayers(["libraries", "worker.jar", "debian:12"]);
  await expect(images.dialog.getByRole("button", { name: "Move layer 3, libraries, up" })).toBeFocused();
  await images.dialog.getByLabel("Kind of layer 3, libraries").selectOption("Dependencies");
  await images.dialog.getByRole("button", { name: "Remove layer 2, worker.jar" }).click();
  await images.expectLayers(["libraries", "debian:12"]);
  await images.close();
  await map.expectSaved();

  // The answer's form is the contract's.
  const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
    readonly document: { readonly images: readonly { readonly name: string }[] };
  };
  expect(document.images.find(({ name }) => name === "worker")).toMatchObject({
    builtBy: "ci",
    parents: [{ ref: "debian:12", digest }],
    layers: [
      { kind: "parent", title: "debian:12" },
      { kind: "dependencies", title: "libraries" },
    ],
  });

  await images.open();
  await images.images.getByRole("button", { name: /^worker/ }).click();
  await images.dialog.getByRole("button", { name: "Remove this image" }).click();
  await expect(images.images.getByRole("listitem")).toHaveCount(1);
});

test("who builds on the same parent is told across pipelines, also to those who may only look", async ({
  signedInPage,
  newPipeline,
}) => {
  const parent = `shared/base-${Date.now()}:1`;
  const image = (id: string, digestOf?: string) => ({
    id,
    name: id,
    parents: [{ ref: parent, ...(digestOf === undefined ? {} : { digest: digestOf }) }],
  });
  const empty = { schema: "blueline/pipeline/1" as const, nodes: [], edges: [], zones: [], claims: [] };
  const other = uniqueName("Search");
  await newPipeline({ document: { ...empty, name: other, images: [image("search")] } });
  const id = await newPipeline({
    document: { ...empty, name: uniqueName("Shop"), images: [image("basket"), image("shop", digest)] },
  });
  const { page } = await signedInPage("viewer");
  const [map, images] = [new MapPage(page), new ImagesPanel(page)];
  await map.open(id);
  await images.open();
  await expect(images.shared).toContainText(
    `3 images in 2 pipelines build on ${parent}, 2 of 3 not pinned. Also in ${other}.`,
  );
  await expect(images.shared.getByRole("link", { name: other })).toBeVisible();
  await expect(images.dialog.getByRole("button", { name: "Add an image" })).toHaveCount(0);
  await expect(images.dialog.getByLabel("Image name")).toBeDisabled();
});

test("the dialog is accessible, with a Dockerfile in it and without", async ({
  signedInPage,
  newPipeline,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const [map, images] = [new MapPage(page), new ImagesPanel(page)];
  await map.open(await newPipeline({ template: "article" }));
  await images.open();
  await expectAccessible(page, "Images and layers");
  await images.dialog.getByRole("button", { name: "Paste a Dockerfile" }).click();
  await images.paste.getByLabel("Dockerfile", { exact: true }).fill(dockerfile);
  await expect(images.paste.getByRole("button", { name: "Apply to image" })).toBeVisible();
  await expectAccessible(page, "Images and layers with a Dockerfile");
});

test("a worked example opens as a filled map with its gaps", async ({ signedInPage }) => {
  const { page } = await signedInPage("editor");
  await page.goto("/pipelines/new");
  await page.getByLabel("Name", { exact: true }).fill(uniqueName("Worked"));
  await page.getByRole("radio", { name: "Jenkins, ECR, CodeDeploy, EC2" }).check();
  await page.getByRole("button", { name: "Create pipeline" }).click();
  const map = new MapPage(page);
  await map.ready();
  await map.select("Jenkins, CI");
  const claim = await new Inspector(page).openControl("Parent images pinned by digest");
  await expect(claim.status).toHaveValue("missing");
  await expect(claim.note).toHaveValue(/example-app\/Dockerfile, line 1: FROM nginx:1\.25\.1/);
});
