import type { Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";

const workflow = [
  "name: build",
  "on: { push: { branches: [main] } }",
  "jobs:",
  "  build:",
  "    runs-on: ubuntu-latest",
  "    steps:",
  "      - run: docker build -t ${REGISTRY}/shop:1 app",
  "      - run: docker push ${REGISTRY}/shop:1",
  "",
].join("\n");
const shop = {
  "shop-main/.github/workflows/build.yml": workflow,
  "shop-main/app/Dockerfile": "FROM node:22\nUSER node\n",
};

const drawn: PipelineDocument = {
  schema: "blueline/pipeline/1",
  name: "Shop",
  nodes: [
    {
      id: "ci",
      kind: "ci",
      name: "Our builds",
      technologies: ["github-actions"],
      stage: "build",
      position: { x: 40, y: 80 },
    },
    { id: "dev", kind: "developer", name: "Shop team", stage: "build", position: { x: 40, y: 260 } },
  ],
  edges: [],
  zones: [],
  images: [],
  claims: [{ node: "ci", control: "img-non-root-user", status: "planned", owner: "Ana" }],
};

function packed(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** As the file manager hands it over. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const handed = await page.evaluateHandle(
    (numbers) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(numbers)], "shop-main.zip", { type: "application/zip" }));
      return transfer;
    },
    [...packed(files)],
  );
  const zone = page.getByText("Drop a folder or a .zip here, or");
  const taken = page.getByText("Reading the files.").or(page.getByRole("heading", { name: /to review$/ }));
  // Until the page hears it nothing is dropped, and what is being read is not dropped twice.
  await expect(async () => {
    await zone.dispatchEvent("drop", { dataTransfer: handed }, { timeout: 2_000 });
    await expect(taken.first()).toBeAttached({ timeout: 2_000 });
  }).toPass();
}

const piece = (page: Page, name: string | RegExp) => page.getByRole("checkbox", { name });
const accept = (page: Page) => page.getByRole("button", { name: /^Accept \d+ changes?$/ });

test(
  "a repository is read into a map that is there: looked at, answered, taken in part, and taken back in one step",
  { tag: "@both" },
  async ({ signedInPage, newPipeline, admin }) => {
    const id = await newPipeline({ document: drawn });
    const { page } = await signedInPage("editor");
    const map = new MapPage(page);
    const revision = async () =>
      ((await admin.json("GET", `/pipelines/${id}`)) as { readonly revision: number }).revision;

    await test.step("from the map's list of commands", async () => {
      await map.open(id);
      await map.canvas.focus();
      await press(page, "Control+k");
      await page.getByRole("dialog").getByRole("combobox").fill("Import a repository");
      await page.getByRole("option", { name: /Import a repository into this map/ }).click();
      await expect(page.getByRole("heading", { name: "Read a repository into this map" })).toBeVisible();
    });

    await test.step("a dropped .zip is held against the map, and nothing is written", async () => {
      await drop(page, shop);
      await expect(page.getByRole("heading", { name: /changes to review$/ })).toBeFocused();
      await expect(page.getByRole("img", { name: /^Map of Shop/ })).toBeVisible();
      await expect(piece(page, /^\$\{REGISTRY\}/)).toBeChecked();
      // The person's own CI is what the files mean, and their claim stays.
      await expect(piece(page, /^GitHub Actions, CI/)).toHaveCount(0);
      await expect(page.getByText("the status stays: planned")).toBeVisible();
      await expect(page.getByText("build.yml:8").first()).toBeVisible();
      await expectAccessible(page, "what files would change");
      expect(await revision()).toBe(0);
    });

    await test.step("a question that is answered changes what is offered", async () => {
      await page.getByLabel(/^Which registry is \$\{REGISTRY\}\?/).fill("registry.example.org");
      await page.getByRole("button", { name: "Read again with these answers" }).click();
      await expect(page.getByRole("status").filter({ hasText: /^Compared again/ })).toBeVisible();
      await expect(piece(page, /^registry\.example\.org, /)).toBeChecked();
    });

    await test.step("a part is taken, with what it needs", async () => {
      await page.getByRole("button", { name: "Untick all" }).click();
      await expect(page.getByRole("button", { name: "Accept 0 changes" })).toBeDisabled();
      await piece(page, /^Our builds sends an image to registry\.example\.org/).check();
      await expect(piece(page, /^registry\.example\.org, /)).toBeChecked();
      await piece(page, /^registry\.example\.org, /).uncheck();
      await expect(piece(page, /^Our builds sends an image to registry\.example\.org/)).not.toBeChecked();
      await piece(page, /^Our builds sends an image to registry\.example\.org/).check();
      await accept(page).click();
      await expect(page.getByText(/saved to the map, at revision/)).toBeVisible();
    });

    await test.step("and is taken back by one undo on the map", async () => {
      await page.getByRole("link", { name: "Open the map" }).click();
      await map.ready();
      await expect(map.card("registry.example.org, Production registry")).toBeVisible();
      await expect(map.undo).toHaveAccessibleName("Undo: read a repository");
      await map.canvas.focus();
      await press(page, "Control+z");
      await expect(map.footer).toContainText("2 nodes");
      await map.expectSaved();
      const now = (await admin.json("GET", `/pipelines/${id}`)) as { readonly document: PipelineDocument };
      expect(now.document).toEqual(drawn);
      await page.goto(`/pipelines/${id}/activity`);
      await expect(page.getByText(/^Read from a repository, “shop”, by \d+ changes/)).toBeVisible();
    });

    await test.step("what was undone is offered again as at first", async () => {
      await page.goto(`/pipelines/${id}/import`);
      await drop(page, shop);
      await expect(page.getByRole("heading", { name: /changes to review$/ })).toBeFocused();
      await expect(piece(page, /^\$\{REGISTRY\}/)).toBeChecked();
      await expect(page.getByText("a person removed it from the map")).toHaveCount(0);
    });
  },
);

test("read again, claims, names and what was taken off stay", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const id = await newPipeline({ name: "Shop" });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/import`);
  await drop(page, shop);
  await expect(page.getByRole("button", { name: /^Accept \d\d changes$/ })).toBeEnabled();
  await accept(page).click();
  await expect(page.getByText(/saved to the map, at revision/)).toBeVisible();

  const operation = (index: number, body: object) => ({
    id: `00000000-0000-4000-8000-00000000000${index}`,
    ...body,
  });
  await admin.json("POST", `/pipelines/${id}/operations`, {
    clientId: "a-script",
    operations: [
      operation(1, { type: "node.changed", node: "scan-ci-github-actions", set: { name: "Our builds" } }),
      operation(2, {
        type: "claim.changed",
        node: "scan-ci-github-actions",
        control: "img-non-root-user",
        set: { status: "planned", owner: "Ana" },
      }),
      operation(3, { type: "node.removed", node: "scan-parents-docker-io" }),
    ],
  });
  await page.getByRole("button", { name: "Import something else" }).click();
  await drop(page, { ...shop, "shop-main/app/Dockerfile": "FROM node:22\nUSER root\n" });
  await expect(page.getByRole("heading", { name: /changes? to review$/ })).toBeFocused();
  await expect(piece(page, /^Docker Hub, /)).not.toBeChecked();
  await expect(page.getByText("a person removed it from the map").first()).toBeVisible();
  // A person's claim that the line spoke for, and that another one speaks against now.
  await expect(page.getByText("app/Dockerfile:2 USER node")).toBeVisible();
  await accept(page).click();
  await expect(page.getByText(/saved to the map, at revision/)).toBeVisible();
  const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
    readonly document: PipelineDocument;
  };
  expect(document.nodes.find((node) => node.id === "scan-ci-github-actions")?.name).toBe("Our builds");
  expect(document.nodes.some((node) => node.id === "scan-parents-docker-io")).toBe(false);
  expect(
    document.claims.find(
      ({ node, control }) => node === "scan-ci-github-actions" && control === "img-non-root-user",
    ),
  ).toMatchObject({ status: "planned", owner: "Ana" });
});

test("another map is merged by the same preview, also on a phone", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const id = await newPipeline({ document: drawn });
  const { page } = await signedInPage("editor", { viewport: { width: 390, height: 844 } });
  await page.goto(`/pipelines/${id}/import?from=map`);
  const other: PipelineDocument = {
    ...drawn,
    name: "Others",
    nodes: [
      { id: "ci", kind: "host", name: "Their box", stage: "run", position: { x: 700, y: 80 } },
      {
        id: "team",
        kind: "developer",
        name: "Shop team",
        stage: "build",
        position: { x: 0, y: 0 },
        owner: "Ben",
      },
    ],
    claims: [],
  };
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "others.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(other)),
  });
  await expect(page.getByRole("heading", { name: "2 changes to review" })).toBeFocused();
  await expect(piece(page, /^Their box, /)).toBeChecked();
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(isWide).toBe(false);
  await expectAccessible(page, "what another map would change");
  await accept(page).click();
  await expect(page.getByText("2 changes saved to the map")).toBeVisible();
  const now = (await admin.json("GET", `/pipelines/${id}`)) as { readonly document: PipelineDocument };
  expect(now.document.nodes.map(({ id: node, name, owner }) => [node, name, owner])).toEqual([
    ["ci", "Our builds", undefined],
    ["ci-2", "Their box", undefined],
    ["dev", "Shop team", "Ben"],
  ]);
});
