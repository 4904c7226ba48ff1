import { aPipeline } from "@/lib/testing/builders";
import type { ListedFramework, OwnControlsAnswer } from "@/lib/domain/contract/own-controls";
import { ownFramework, ownGate } from "@/lib/testing/own-controls";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const title = "Refuse images that are older than a month";
const id = "acme-image-age";

const shop = (name: string) =>
  aPipeline(name)
    .node("ci", { name: "Jenkins", buildsImages: true })
    .node("registry", { name: "ghcr.io" })
    .node("eks", { kind: "orchestrator", name: "EKS prod" })
    .edge("ci", "registry")
    .edge("registry", "eks", { artifact: "container" })
    .toDocument();

/** The other stories of this server count what the catalogue has. */
test.afterEach(async ({ admin }) => {
  // The answers' forms are the contract's.
  const { controls } = (await admin.json("GET", "/controls")) as OwnControlsAnswer;
  const ids = controls.flatMap((control) => (control.state === "released" ? [control.id] : []));
  if (ids.length > 0) await admin.json("POST", "/controls/retire", { ids });
  const { frameworks } = (await admin.json("GET", "/frameworks")) as {
    readonly frameworks: readonly ListedFramework[];
  };
  const held = frameworks.flatMap(({ framework, retired }) => (retired ? [] : [framework.id]));
  if (held.length > 0) await admin.json("POST", "/frameworks/retire", { ids: held });
});

test(
  "an admin makes a control with a gate, an editor claims it, the gate holds, and it is retired",
  { tag: ["@both", "@main"] },
  async ({ signedInPage, newPipeline, watch }) => {
    watch.expectError(/status of 422/);
    const pipeline = await newPipeline({ document: shop("Shop") });
    const { page } = await signedInPage("admin");
    const { page: map } = await signedInPage("editor");
    const verdict = async () => {
      // The answer's form is the contract's.
      const answer = await map.request.get(`/api/v1/pipelines/${pipeline}/posture?view=whole`);
      const { gates } = (await answer.json()) as {
        readonly gates: readonly {
          readonly control: string;
          readonly asDeclared: { readonly verdict: string };
        }[];
      };
      return gates.find(({ control }) => control === id)?.asDeclared.verdict;
    };
    await test.step("it is a draft at first, which is in no pipeline", async () => {
      await page.goto("/settings/controls");
      await page.getByRole("button", { name: "New control" }).click();
      const form = page.getByRole("dialog", { name: "New control" });
      await expect(form.getByLabel("Title")).toBeFocused();
      await form.getByLabel("Title").fill(title);
      await form.getByLabel("Id", { exact: true }).fill("img-sign");
      await form.getByRole("checkbox", { name: "Orchestrator" }).check();
      await form.getByLabel("Stage").selectOption("run");
      await form
        .getByLabel("Gate")
        .selectOption("Before a container starts: inspects everything, blocks known mistakes");
      await form.getByLabel("Description").fill("The cluster asks when an image was built.");
      await form.getByLabel("Why it matters").fill("Old images miss every fix since.");
      await form
        .getByLabel("How to implement or prove it")
        .fill("Kyverno: a rule on the label of the build.");
      await form.getByLabel("Supported requirements").fill("nist-sp-800-190: 3.1.1");
      await expectAccessible(page, "a new control");
      await form.getByRole("button", { name: "Save draft" }).click();
      await expect(
        form.getByText('"img-sign" is a control of the catalogue: choose another id').last(),
      ).toBeVisible();
      await form.getByLabel("Id", { exact: true }).fill(id);
      await form.getByRole("button", { name: "Save draft" }).click();
      await expect(form).toBeHidden();
      await expect(page.getByRole("listitem").filter({ hasText: title }).first()).toContainText("Draft");
      expect(await verdict()).toBeUndefined();
    });

    await test.step("released, it is asked of every map, and marked as the workspace's own", async () => {
      await page.getByRole("button", { name: `Release: ${title}` }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Release", exact: true }).click();
      await expect(page.getByText("Released, version 1")).toBeVisible();
      await expectAccessible(page, "own controls");
      expect(await verdict()).toBe("stands-nowhere");
      await map.goto(`/pipelines/${pipeline}?node=eks&control=${id}`);
      await new MapPage(map).ready();
      const row = new Inspector(map).controls.getByRole("listitem").filter({ hasText: title });
      await expect(row).toContainText("Custom control, version 1");
      await row.getByText("About this control").click();
      await expect(row).toContainText("Old images miss every fix since.");
    });

    await test.step("an editor claims it, and its gate holds", async () => {
      const claim = await new Inspector(map).openControl(title);
      await claim.status.selectOption("implemented");
      await expect.poll(verdict).toBe("holds");
      await map.goto(`/pipelines/${pipeline}/gaps?show=all&control=${id}`);
      await expect(map.getByRole("link", { name: title }).first()).toBeVisible();
      await map.goto(`/pipelines/${pipeline}/matrix`);
      await expect(map.getByText("Custom controls")).toBeVisible();
      await expect(map.getByText(`${title} (version 1)`).first()).toBeVisible();
    });

    await test.step("retired, nothing asks for it, and the claim is still told", async () => {
      await page.getByRole("button", { name: `Retire: ${title}` }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Retire", exact: true }).click();
      await expect(page.getByText("Retired, version 1")).toBeVisible();
      expect(await verdict()).toBeUndefined();
      await map.goto(`/pipelines/${pipeline}?node=eks`);
      await new MapPage(map).ready();
      const kept = new Inspector(map).panel.getByRole("region", {
        name: "Statuses of retired or unknown controls",
      });
      await expect(kept).toContainText(title);
      await expect(kept).toContainText("Retired custom control, version 1.");
      await expectAccessible(map, "a claim of a retired control");
    });
  },
);

test("controls and a framework come from files, and what is wrong in one is named", async ({
  admin,
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/status of 422/);
  const unknown = {
    ...shop("Brought"),
    claims: [{ node: "eks", control: ownGate.id, status: "planned" as const }],
  };
  const pipeline = await newPipeline({ document: unknown });
  const { page } = await signedInPage("admin");
  await page.goto(`/pipelines/${pipeline}/gaps`);
  await expect(
    page.getByText(`1 unknown control: ${ownGate.id} (1 status). This status is kept but not counted.`),
  ).toBeVisible();
  await page.getByRole("link", { name: "Add these controls" }).click();
  await expect(page).toHaveURL(/\/settings\/controls$/);
  const upload = page.getByLabel("Upload files");
  const file = (name: string, value: unknown) => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(value)),
  });
  await upload.setInputFiles([
    file("weights.json", [{ ...ownGate, weight: 9 }]),
    file("gate.json", { ...ownGate, requirements: { "no-such-one": ["1"] } }),
  ]);
  const alerts = page.getByRole("alert");
  await expect(alerts.first()).toContainText("weights.json: nothing was added.");
  await expect(alerts.first()).toContainText("controls[0].weight must be 1 to 5");
  await expect(alerts.nth(1)).toContainText('there is no framework "no-such-one"');
  await expectAccessible(page, "files that are refused");

  await upload.setInputFiles(
    file("own.json", { schema: "blueline/own/1", controls: [ownGate], frameworks: [ownFramework] }),
  );
  await expect(
    page.getByText("own.json: 1 framework added or changed and 1 control added or changed."),
  ).toBeVisible();
  await admin.json("POST", "/controls/release", { ids: [ownGate.id] });
  await page.goto(`/pipelines/${pipeline}/frameworks?framework=${ownFramework.id}`);
  await expect(page.getByRole("heading", { name: "Acme container baseline" })).toBeVisible();
  await expect(page.locator('[id="requirement-A-1"]')).toContainText("Only approved licences run");
  await expect(page.getByRole("heading", { name: "Not covered by any control: 1" })).toBeVisible();
  await page.goto(`/pipelines/${pipeline}/gaps`);
  await expect(page.getByText("not known here")).toHaveCount(0);
  await expectAccessible(page, "gaps with own controls");
});
