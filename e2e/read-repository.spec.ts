import type { Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map-page";

const shop = {
  "shop-main/app/Dockerfile": "FROM node:22\nUSER node\n",
  "shop-main/compose.yaml": [
    "services:",
    "  web:",
    "    build: ./app",
    "    image: ${REGISTRY}/shop:1.2",
    "  cache:",
    "    image: redis:7",
    "",
  ].join("\n"),
};

/** As the file manager hands it over. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const handed = await page.evaluateHandle(
    ([called, numbers]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(numbers)], called, { type: "application/zip" }));
      return transfer;
    },
    [name, [...bytes]] as const,
  );
  await page.getByText("Drop a folder or a .zip here, or").dispatchEvent("drop", { dataTransfer: handed });
}

test("a repository's .zip is read, shown with file and line before anything is written, answered and drawn @main", async ({
  signedInPage,
  admin,
}) => {
  const { page } = await signedInPage("editor");
  const pipelines = async () =>
    ((await admin.json("GET", "/pipelines")) as { readonly pipelines: readonly unknown[] }).pipelines.length;
  const before = await pipelines();
  await page.goto("/pipelines/new");
  await page.getByRole("radio", { name: "Read a repository" }).check();

  await test.step("what is no .zip is refused in words", async () => {
    await page
      .getByLabel("Zip to read")
      .setInputFiles({ name: "shop.zip", mimeType: "application/zip", buffer: Buffer.from("no zip") });
    await expect(page.getByRole("alert").filter({ hasText: "This is not a .zip file" })).toBeVisible();
  });

  await test.step("a dropped .zip becomes a map to look at", async () => {
    const entries = Object.entries(shop).map(([name, text]) => [name, strToU8(text)] as const);
    await drop(page, "shop-main.zip", zipSync(Object.fromEntries(entries)));
    await expect(page.getByRole("heading", { name: "Map from the files" })).toBeFocused();
    await expect(page.getByRole("img", { name: /^Map of shop-main/ })).toBeVisible();
    await expect(page.getByRole("list", { name: /nodes?$/ })).toContainText("compose.yaml:4");
    await expectAccessible(page, "what files say");
    expect(await pipelines()).toBe(before);
  });

  await test.step("a question that is answered is drawn", async () => {
    await page.getByLabel(/^Which registry is \$\{REGISTRY\}\?/).fill("registry.example.org");
    await page.getByRole("button", { name: "Read again with these answers" }).click();
    await expect(page.getByRole("status").filter({ hasText: /^Read again/ })).toBeVisible();
    await expect(page.getByRole("list", { name: /nodes?$/ })).toContainText("registry.example.org");
  });

  await test.step("and becomes a pipeline under its name", async () => {
    await page.getByLabel("Name", { exact: true }).fill("Shop as read");
    await page.getByRole("button", { name: "Create pipeline" }).click();
    await expect(new MapPage(page).card("registry.example.org, Production registry")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText("Shop as read");
    expect(await pipelines()).toBe(before + 1);
  });
});
