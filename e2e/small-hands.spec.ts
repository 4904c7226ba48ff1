import { randomUUID } from "node:crypto";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expect, test } from "./fixtures";
import { dayFromNow } from "./days";
import { GapsPage } from "./pages/gaps-page";
import { Inspector } from "./pages/inspector";
import { InterviewPage } from "./pages/interview-page";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

test("the key A adds to the lane of its kind, and follows a card only while that is selected", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await map.open(await newPipeline({ name: "Added one by one" }));
  await press(page, "a");
  await expect(map.search).toBeFocused();
  await page.keyboard.type("amazon ec2");
  await press(page, "Enter");
  const host = map.card("Amazon EC2, Container host");
  await expect(host).toBeFocused();
  await press(page, "a");
  await expect(tools.dialog("After Amazon EC2")).toBeVisible();
  await press(page, "Escape");
  await expect(host).toBeFocused();
  await press(page, "Escape");
  await expect(host).not.toHaveAttribute("aria-pressed", "true");
  await expect(host).toBeFocused();
  await press(page, "a");
  await expect(map.search).toBeFocused();
  await page.keyboard.type("jenkins");
  await press(page, "Enter");
  await expect(map.card("Jenkins, CI")).toHaveAccessibleName(/, Build, /);
  await expect(map.footer).toContainText("2 nodes");
  await expect(map.footer).not.toContainText("1 connection");
});

test("Connect with nothing selected asks for the source, then for the target", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  await map.open(await newPipeline({ template: "article" }));
  const said = (text: string) => page.getByRole("status").filter({ hasText: text });

  await test.step("by pointer", async () => {
    await map.tool("Connect").click();
    await expect(map.canvas.getByText("Connect: choose the source.")).toBeVisible();
    await map.card("Developer, Developer").click();
    await expect(said("Connect Developer: choose the target.")).toBeAttached();
    await expect(inspector.panel).toBeHidden();
    await map.card("Kubernetes, Orchestrator").click();
    await expect(map.footer).toContainText("7 connections");
    await expect(inspector.heading).toHaveText("Connection");
    await expect(map.canvas.getByText("choose the target")).toBeHidden();
    await press(page, "Control+z", "Escape");
    await expect(map.footer).toContainText("6 connections");
  });

  await test.step("by keyboard, with Enter or Space on a card", async () => {
    await map.tool("Connect").focus();
    await press(page, "Enter");
    await expect(said("Connect: choose the source.")).toBeAttached();
    await press(page, "Home");
    await expect(map.card("Developer, Developer")).toBeFocused();
    await press(page, "Enter");
    await expect(said("Connect Developer: choose the target.")).toBeAttached();
    await press(page, "Alt+ArrowRight", "Alt+ArrowRight");
    await expect(map.card("Jenkins, CI")).toBeFocused();
    await press(page, "Space");
    await expect(map.footer).toContainText("7 connections");
    await expect(map.card("Jenkins, CI")).toBeFocused();
    await press(page, "Control+z", "Escape");
  });

  await test.step("Escape leaves it, and so does the button", async () => {
    await map.tool("Connect").click();
    await map.card("Developer, Developer").click();
    await press(page, "Escape");
    await expect(said("Connecting ended.")).toBeAttached();
    await expect(map.canvas.getByText("choose the target")).toBeHidden();
    await map.tool("Connect").click();
    await map.canvas.getByRole("button", { name: "Cancel" }).click();
    await expect(map.canvas.getByText("choose the source")).toBeHidden();
    await map.card("Jenkins, CI").click();
    await expect(inspector.name).toHaveValue("Jenkins");
  });
});

test("the interview counts what is not chosen as automated, tidies the finished map, and answers by keys after a box", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const interview = new InterviewPage(page);
  const { main } = interview;
  const id = await newPipeline({ name: "By answers" });
  const documentOf = async () =>
    // The answer's form is the contract's.
    ((await admin.json("GET", `/pipelines/${id}`)) as { readonly document: PipelineDocument }).document;
  await interview.open(id);
  const add = async (question: string, ...texts: readonly string[]) => {
    await interview.expectQuestion(question);
    for (const text of texts) {
      await main.getByRole("textbox").first().fill(text);
      await main.getByRole("textbox").first().press("Enter");
    }
    await main.getByRole("button", { name: "Next", exact: true }).click();
  };
  const none = async (question: string) => {
    await interview.expectQuestion(question);
    await main.getByRole("button", { name: "None", exact: true }).click();
  };
  await add("What do you build?", "payments-api");
  await expect(main).toContainText("Question 2, at most 16 to go.");
  await add("Where is the code?", "github");
  await add("Which CI runs at a check-in?", "jenkins");
  await main.getByRole("checkbox", { name: "CI itself" }).check();
  await add("What builds the images?");
  await none("Which tools run inside CI, and where do they come from?");
  await add("Which parent images do they start from?", "ubuntu:24.04", "cgr.dev/chainguard/node:22");
  await add("Where do the parent images come from?");
  await add("Which registry keeps the images for production?", "amazon ecr", "harbor");
  await add("Which orchestrator runs the containers?", "amazon eks");
  await none("On what hosts do they run?");
  await main.getByRole("checkbox", { name: "The CI", exact: true }).check();
  await add("Who gives the order to deploy?");
  await interview.expectQuestion("Which environment is this?");
  await main.getByRole("radio", { name: "Production" }).first().check();
  await add("Which environment is this?");
  await expect(interview.question).not.toHaveText("Which environment is this?");
  for (let left = 8; left > 0; left -= 1) {
    const question = await interview.question.textContent();
    if (question === "Which connections are manual?") break;
    await main.getByRole("button", { name: "Next", exact: true }).click();
    await expect(interview.question).not.toHaveText(question ?? "");
  }
  await interview.expectQuestion("Which connections are manual?");
  await interview.expectSaved();
  const before = await documentOf();
  await main.getByRole("button", { name: "Next", exact: true }).click();
  await expect(main).toContainText("Part 2 of 2");
  await expect(page.getByRole("button", { name: "Undo: tidy up" })).toBeEnabled();
  await interview.expectSaved();
  const after = await documentOf();
  const open = after.edges.filter(({ source, artifact, automated }) =>
    source === "iv-developer" || artifact === "credential" ? false : automated !== true,
  );
  expect(open.map(({ artifact }) => artifact).filter((one) => one !== "tool")).toEqual([]);
  expect(after.nodes.map(({ position }) => position)).not.toEqual(
    before.nodes.map(({ position }) => position),
  );

  await test.step("the keys answer after a box was ticked", async () => {
    for (let left = 30; left > 0 && !(await main.getByText("Same answers for").isVisible()); left -= 1) {
      const question = await interview.question.textContent();
      await main.getByRole("button", { name: "Skip: I don't know" }).click();
      await expect(interview.question).not.toHaveText(question ?? "");
    }
    const question = (await interview.question.textContent()) ?? "";
    await main.getByRole("group", { name: "Same answers for" }).getByRole("checkbox").check();
    await press(page, "4");
    await expect(interview.question).not.toHaveText(question);
    await interview.expectSaved();
    const [first, second, ...more] = (await documentOf()).claims;
    expect([first?.status, second?.status, more.length]).toEqual(["implemented", "implemented", 0]);
    expect(first?.control).toBe(second?.control);
  });
});

test("a key asks before it replaces an accepted risk", async ({ admin, signedInPage, newPipeline }) => {
  const id = await newPipeline({ template: "article" });
  const control = { id: "ci-worker-egress", title: "Restricted network egress of build jobs" };
  const set = {
    status: "accepted",
    reason: "The proxy is bought in spring.",
    acceptance: { by: "Ana", until: dayFromNow(20), residual: "A build job may send out what it reads." },
  };
  const operation = { id: randomUUID(), type: "claim.changed", node: "ci", control: control.id, set };
  await admin.call("POST", `/api/v1/pipelines/${id}/operations`, {
    clientId: "script",
    operations: [operation],
  });
  const { page } = await signedInPage("editor");
  const [gaps, inspector] = [new GapsPage(page), new Inspector(page)];
  const dialog = page.getByRole("dialog", { name: "Replace the accepted risk?" });

  await gaps.open(id, "?node=ci&status=missing");
  await gaps.row(control.title).focus();
  await press(page, "4");
  await expect(dialog).toContainText("accepted by Ana");
  await press(page, "Escape");
  await expect(dialog).toBeHidden();
  await expect(gaps.row(control.title)).toContainText("accepted");

  await new MapPage(page).open(id);
  await page.goto(`/pipelines/${id}?node=ci&control=${control.id}`);
  await new MapPage(page).ready();
  const claim = await inspector.openControl(control.title);
  await inspector.controls.getByRole("button", { name: control.title }).focus();
  await press(page, "4");
  await expect(dialog).toContainText("accepted by Ana");
  await expect(claim.summary).toContainText("accepted until");
  await dialog.getByRole("button", { name: "Replace" }).click();
  await expect(claim.summary).not.toContainText("accepted");
  await expect(claim.status).toHaveValue("implemented");
});

test("the state of saving is a word at 1024, offline is a bar, and marks come with the connection", async ({
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_INTERNET_DISCONNECTED/);
  const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 768 } });
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article", name: "A pipeline with quite a long name" }));
  await map.openPalette();
  /** How much of a text of the bar is seen. */
  const seen = (word: string) =>
    map.saveStatus.evaluate((status, text) => {
      const node = [...status.querySelectorAll("span")].findLast((span) =>
        span.textContent?.startsWith(text),
      )?.firstChild;
      if (!node) return 0;
      const range = document.createRange();
      range.setStart(node, 0);
      range.setEnd(node, text.length);
      const [word_, bar] = [range.getBoundingClientRect(), status.getBoundingClientRect()];
      return Math.max(0, Math.min(word_.right, bar.right) - Math.max(word_.left, bar.left)) / word_.width;
    }, word);
  for (const width of [1440, 1280, 1152, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    expect(await seen("Saved"), `at ${width}`).toBeCloseTo(1, 1);
    await expect(page.getByRole("button", { name: /^Your menu/ })).toBeInViewport({ ratio: 1 });
  }

  await page.context().setOffline(true);
  const bar = page.getByText("They are sent when the server can be reached again.");
  await expect(bar).toBeVisible();
  await map.search.fill("harbor");
  await map.search.press("Enter");
  await expect(map.card("Harbor, Production registry")).toBeVisible();
  await expect(bar).toContainText("1 change is kept in this browser.");
  expect(await seen("Offline")).toBeCloseTo(1, 1);
  const mark = map.card("Harbor, Production registry").locator('use[href="/brands/harbor.svg#mark"]');
  const width = () => mark.evaluate((use) => (use instanceof SVGGraphicsElement ? use.getBBox().width : -1));
  expect(await width()).toBe(0);
  await page.context().setOffline(false);
  await expect(bar).toBeHidden();
  await map.expectSaved();
  await expect.poll(width).toBeGreaterThan(0);
});
