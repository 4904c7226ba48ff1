import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expectAccessible } from "./accessible";
import { expect, test, uniqueName } from "./fixtures";
import { InterviewPage } from "./pages/interview-page";
import { MapPage } from "./pages/map-page";

test("from no map at all to a finished one by answers, with the keyboard, closed in the middle", async ({
  admin,
  signedInPage,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const interview = new InterviewPage(page);
  const { main } = interview;

  await test.step("it is one of the ways to start a pipeline", async () => {
    await page.goto("/pipelines/new");
    await page.getByLabel("Name", { exact: true }).focus();
    await page.keyboard.type("By answers");
    await page.getByRole("radio", { name: "Answer questions" }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Start interview" }).focus();
    await page.keyboard.press("Enter");
    await interview.expectQuestion("What do you build?");
    await expect(main).toContainText("Part 1 of 2, the map. Question 1, at most 17 to go.");
    // Its field can be typed into at once, and is read out with the question.
    const field = main.getByRole("group", { name: "What do you build?" }).getByRole("textbox");
    await expect(field).toBeFocused();
    await page.getByRole("link", { name: "Skip to content" }).focus();
    await page.keyboard.press("Enter");
  });
  const id = page.url().split("/").at(-2) ?? "";

  await test.step("each answer draws its part of the map", async () => {
    await interview.choose("payments-api", "payments-api");
    await interview.next();
    await interview.expectQuestion("Where is the code?");
    await expect(interview.question).toBeFocused();
    await interview.choose("github", "GitHub");
    await expect(main.getByRole("img", { name: /^Map of By answers: 2 nodes, 1 connection/ })).toBeVisible();
    await interview.next();
    // What is typed is there again for those who look back at the question before.
    await main.getByRole("textbox").first().fill("jenk");
    await interview.pressButton("Back");
    await interview.expectQuestion("Where is the code?");
    await interview.next();
    await expect(main.getByRole("textbox").first()).toHaveValue("jenk");
    await main.getByRole("textbox").first().press("Enter");
    await expect(main.getByRole("checkbox", { name: "Jenkins", exact: true })).toBeChecked();
    await interview.next();
    await interview.expectQuestion("What builds the images?");
    await interview.tick(main.getByRole("checkbox", { name: "CI itself" }));
    await interview.next();
    await interview.expectQuestion("Which tools run inside CI, and where do they come from?");
    await interview.pressButton("I don't know");
    // What is typed and not added yet is an answer too.
    await main.getByRole("textbox", { name: "Reference" }).fill("ubuntu:24.04");
    await interview.next();
    await interview.expectQuestion("Where do the parent images come from?");
    await interview.pressButton("Back");
    await expect(main.getByRole("checkbox", { name: "ubuntu:24.04" })).toBeChecked();
    await interview.next();
    await interview.expectQuestion("Where do the parent images come from?");
    // The reference says so already.
    await expect(main.getByRole("checkbox", { name: "Docker Hub" })).toBeChecked();
    await interview.pressButton("I don't know");
  });

  await test.step("closed and opened again, it goes on where it was, in another browser as well", async () => {
    await interview.expectQuestion("Which registry keeps the images for production?");
    await interview.choose("ecr", "Amazon ECR");
    await interview.expectSaved();
    await page.reload();
    await interview.expectQuestion("Which registry keeps the images for production?");
    await interview.ready();
    await expect(main.getByRole("checkbox", { name: "Amazon ECR", exact: true })).toBeChecked();
    const elsewhere = new InterviewPage((await signedInPage("editor")).page);
    await elsewhere.page.goto(`/pipelines/${id}/interview`);
    await elsewhere.expectQuestion("Which orchestrator runs the containers?");
    await elsewhere.page.close();
    await interview.next();
  });

  await test.step("an earlier answer can be changed, and the map with it", async () => {
    await interview.expectQuestion("Which orchestrator runs the containers?");
    await interview.choose("amazon ecs", "Amazon ECS");
    await interview.next();
    await interview.expectQuestion("On what hosts do they run?");
    await interview.pressButton("Back");
    await interview.choose("amazon eks", "Amazon EKS");
    const ecs = main.getByRole("checkbox", { name: "Amazon ECS", exact: true });
    await ecs.focus();
    await page.keyboard.press("Space");
    await expect(ecs).not.toBeChecked();
    await interview.next();
    await interview.choose("ec2", "Amazon EC2");
    await interview.next();
    await interview.tick(main.getByRole("checkbox", { name: "The CI", exact: true }));
    await interview.next();
    await interview.tick(main.getByRole("radio", { name: "Production" }));
    await interview.next();
    await interview.expectQuestion("Can a person push an image past CI?");
    await interview.pressButton("None");
    await interview.expectQuestion("Does CI build changes from outside?");
    await interview.tick(main.getByRole("checkbox", { name: "Into GitHub" }));
    await interview.next();
    await interview.expectQuestion("Which long-lived keys does CI keep?");
    await interview.tick(main.getByRole("checkbox", { name: "For Amazon ECR" }));
    await interview.next();
    await interview.expectQuestion("Which connections are manual?");
    await interview.tick(
      main.getByRole("checkbox", { name: "Jenkins sends a deployment manifest to Amazon EKS" }),
    );
    await expectAccessible(page, "a question that draws the map");
    await interview.next();
  });

  await test.step("for each tool, five questions in its own words, answered by the keys 1 to 5", async () => {
    await expect(main).toContainText("Part 2 of 2, controls. Question 1, at most 24 to go.");
    for (const key of ["1", "2", "3", "4"] as const) await interview.answer(key);
    await interview.answer("5");
    const reason = main.getByLabel("Why it does not apply");
    await expect(reason).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(main).toContainText("Explain briefly why it does not apply.");
    await page.keyboard.type("The pipeline has files of its own, 1 to 5 of them");
    await expectAccessible(page, "a question about a control");
    await page.keyboard.press("Enter");
    await interview.expectQuestion("Are Jenkins agents thrown away after each build?");
    for (const key of ["1", "4", "4", "3", "2", "1", "4"] as const) await interview.answer(key);
    await expect(main).toContainText("Amazon ECR, 3 of 5");
    await interview.pressButton("Skip: I don't know");
    await interview.expectSaved();
    await page.reload();
    await expect(main).toContainText("Amazon ECR, 4 of 5");
    await interview.ready();
    await interview.question.focus();
    for (let left = 12; left > 0; left -= 1) await interview.answer("1");
  });

  await test.step("the summary says where it is weakest, and what was left out", async () => {
    await interview.expectQuestion("Your map and its weakest stage");
    await expect(main).toContainText(
      /(Build|Distribute|Run) is the weakest stage: \d+ of \d+ controls (is|are) in place/,
    );
    await expect(main).toContainText("24 of 25 questions about them answered");
    await expect(main).toContainText("Where parent images come from: you did not know");
    await expect(main).toContainText("What runs inside CI: you did not know");
    await expect(page.getByRole("link", { name: "Show gaps" })).toBeVisible();
    const found = page.getByRole("region", { name: "Entry points and bypasses" });
    await expect(found).toContainText(
      /unprotected entry points? leads? to production|is assumed|are assumed/,
    );
    await expect(found.getByRole("link", { name: "Show bypasses" })).toBeVisible();
    await interview.expectSaved();
    await expectAccessible(page, "the summary");
  });

  await test.step("the map shows it all", async () => {
    await page.getByRole("link", { name: "Open the map" }).click();
    const map = new MapPage(page);
    await map.ready();
    for (const card of ["GitHub", "Jenkins", "Amazon ECR", "Amazon EKS", "Amazon EC2"])
      await expect(page.locator("#main")).toContainText(card);
    await expect(map.footer).toContainText("7 nodes");
    // The answer's form is the contract's.
    const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
      readonly document: PipelineDocument;
    };
    expect(document.claims.find(({ control }) => control === "ci-ephemeral-workers")).toMatchObject({
      node: "iv-ci-jenkins",
      status: "missing",
    });
    expect(document.claims.find(({ status }) => status === "not-applicable")?.reason).toContain(
      "files of its own",
    );
    expect(document.images).toMatchObject([
      { name: "payments-api", builtBy: "iv-ci-jenkins", parents: [{ ref: "ubuntu:24.04" }] },
    ]);
    // The check-in, what comes from outside, and the order that a person gives.
    expect(document.edges.filter(({ automated }) => automated === false)).toHaveLength(3);
  });
});

test("single keys that are turned off answer nothing", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const interview = new InterviewPage(page);
  await page.goto("/settings/account");
  await page.getByLabel(/^Single-key shortcuts/).uncheck();
  // A map that somebody drew otherwise has only the questions about its tools left.
  await page.goto(`/pipelines/${await newPipeline({ template: "article" })}/interview`);
  await expect(interview.main).toContainText("Check-in, 1 of 5");
  await interview.ready();
  const question = (await interview.question.textContent()) ?? "";
  await interview.question.focus();
  await page.keyboard.press("1");
  await interview.expectQuestion(question);
  await page.getByRole("button", { name: /Yes/ }).click();
  await expect(interview.question).not.toHaveText(question);
});

test("one click on Next takes the name that is typed and shows the question that follows from it @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const interview = new InterviewPage(page);
  const { main } = interview;
  await interview.open(await newPipeline({ name: uniqueName("Typed and clicked") }));
  const answer = async (text: string) => {
    await main.getByRole("textbox").first().fill(text);
    await main.getByRole("button", { name: "Next" }).click();
  };
  await interview.expectQuestion("What do you build?");
  await answer("clicked-api");
  await interview.expectQuestion("Where is the code?");
  await answer("gitlab");
  await interview.expectQuestion("Which CI runs at a check-in?");
  await main.getByRole("button", { name: "None" }).click();
  await interview.expectQuestion("What builds the images?");
  // The next question is asked because of it.
  await answer("kaniko");
  await interview.expectQuestion("Which tools run inside CI, and where do they come from?");
  await main.getByRole("button", { name: "Back" }).click();
  await expect(main.getByRole("checkbox", { name: "Kaniko", exact: true })).toBeChecked();
  await expect(main.getByRole("img", { name: /^Map of Typed and clicked \d+: \d nodes/ })).toBeVisible();
});
