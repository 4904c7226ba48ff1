import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { InterviewPage } from "./pages/interview-page";

test("a company of two CIs, two registries and two environments: which pairs are real is asked, what has one possibility is drawn", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const interview = new InterviewPage(page);
  const { main } = interview;
  const id = await newPipeline({ name: "The company" });
  await interview.open(id);
  const next = () => main.getByRole("button", { name: "Next" }).click();
  const add = async (...names: string[]) => {
    for (const name of names) {
      await main.getByRole("textbox").first().fill(name);
      await main.getByRole("textbox").first().press("Enter");
      await expect(
        main.getByRole("checkbox", { checked: true }).filter({ visible: true }).first(),
      ).toBeVisible();
    }
    await next();
  };
  await interview.expectQuestion("What do you build?");
  await next();
  await add("Bitbucket");
  await add("Jenkins", "TeamCity");
  await main.getByRole("checkbox", { name: "CI itself" }).check();
  await next();

  await test.step("of tools that run inside CI it is asked whether they are pinned, place by place", async () => {
    await interview.expectQuestion("Which tools run inside CI, and where do they come from?");
    await main.getByRole("textbox").first().fill("Jenkins update center");
    await main.getByRole("textbox").first().press("Enter");
    const pins = main.getByRole("group", { name: "Downloads from Jenkins update center are" });
    await expect(pins.getByRole("radio", { name: "Not sure" })).toBeChecked();
    await pins.getByRole("radio", { name: /^Not pinned/ }).check();
    await expect(pins.getByRole("radio", { name: /^Not pinned/ })).toBeChecked();
    await expectAccessible(page, "what runs inside CI");
    await next();
  });
  await interview.expectQuestion("Which parent images do they start from?");
  await next();
  await add("Docker Hub");

  const preview = main.getByRole("region", { name: "The map so far" });
  const isWhole = () =>
    preview.evaluate((box) => box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth);

  await test.step("a name tells technology and environment", async () => {
    await interview.expectQuestion("Which registry keeps the images for production?");
    await main.getByRole("textbox").first().fill("Harbor staging");
    await expect(main).toContainText("Enter adds “Harbor staging”: Harbor, in staging.");
    await main.getByRole("textbox").first().press("Enter");
    await add("ECR prod");
    await add("EKS staging", "EKS prod");
    await interview.expectQuestion("On what hosts do they run?");
    await main.getByRole("textbox").first().fill("EC2");
    await main.getByRole("textbox").first().press("Enter");
    await expect(main).toContainText("Amazon EC2 is shared by production and staging.");
    await main.getByRole("button", { name: "No, each has its own" }).click();
    for (const name of ["Amazon EC2 staging", "Amazon EC2 production"])
      await expect(main.getByRole("checkbox", { name })).toBeChecked();
    await next();
    await main.getByRole("checkbox", { name: "The CI" }).check();
    await add("Argo CD");
    await interview.expectQuestion("Which environment is this?");
    const staging = main.getByRole("group", { name: "EKS staging" });
    await expect(staging.getByRole("radio", { name: "Staging" })).toBeChecked();
    await next();
  });

  await test.step("promotion and pairs are asked in grids", async () => {
    await interview.expectQuestion("Is anything promoted from one to another?");
    await main.getByRole("checkbox", { name: "Harbor staging sends an image to ECR prod" }).check();
    await expectAccessible(page, "a grid of pairs");
    await next();
    await interview.expectQuestion("Which of these are real?");
    // What one may feed or order of several is ticked, and can be taken back.
    const orders = main.getByRole("checkbox", { name: "Argo CD sends a deployment manifest to EKS prod" });
    await expect(orders).toBeChecked();
    // What builds for staging need not deploy to production.
    await main.getByRole("checkbox", { name: "TeamCity sends a deployment manifest to EKS prod" }).uncheck();
    await main
      .getByRole("checkbox", { name: "Jenkins sends a deployment manifest to EKS staging" })
      .uncheck();
    const parents = main.getByRole("checkbox", { name: "Docker Hub sends a parent image to TeamCity" });
    await parents.uncheck();
    await expect(parents).not.toBeChecked();
    await main.getByRole("checkbox", { name: "Jenkins sends an image to Harbor staging" }).check();
    await main.getByRole("checkbox", { name: "TeamCity sends an image to Harbor staging" }).check();
    await expect(
      main.getByRole("checkbox", { name: "Jenkins sends an image to ECR prod" }),
    ).not.toBeChecked();
    await next();
    await interview.expectQuestion("Can a person push an image past CI?");
    await main.getByRole("checkbox", { name: "To ECR prod" }).check();
    await next();
    await interview.expectQuestion("Does CI build changes from outside?");
    await main.getByRole("button", { name: "None" }).click();
    await interview.expectQuestion("Which long-lived keys does CI keep?");
    await main.getByRole("checkbox", { name: "Jenkins: for ECR prod" }).check();
    await next();
    await interview.expectQuestion("Which connections are manual?");
    await main.getByRole("checkbox", { name: "Harbor staging sends an image to ECR prod" }).check();
    expect(await isWhole(), "all of the map is in its frame").toBe(true);
    await next();
    await interview.expectSaved();
  });

  await test.step("one answer serves several of a kind", async () => {
    await expect(main).toContainText("Part 2 of 2, controls. Question 1, at most 57 to go.");
    const isolated = "Are Jenkins agents thrown away after each build?";
    for (let left = 20; left > 0; left -= 1) {
      const question = (await interview.question.textContent()) ?? "";
      if (question === isolated) break;
      await main.getByRole("button", { name: "Skip: I don't know" }).click();
      await expect(interview.question).not.toHaveText(question);
    }
    await interview.expectQuestion(isolated);
    const alike = main.getByRole("group", { name: "Same answers for" });
    await alike.getByRole("checkbox", { name: "TeamCity, 3 questions" }).check();
    await expectAccessible(page, "a question that several are asked");
    await main.getByRole("button", { name: /Yes/ }).click();
    await expect(main).toContainText("Jenkins, 2 of 5");
    await interview.expectSaved();
  });

  // The answer's form is the contract's.
  const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
    readonly document: PipelineDocument;
  };
  const nameOf = (node: string) => document.nodes.find((one) => one.id === node)?.name;
  const images = document.edges
    .filter(({ artifact }) => artifact === "image")
    .map(
      ({ source, target, automated }) =>
        `${nameOf(source)} > ${nameOf(target)}${automated === false ? ", by hand" : ""}`,
    );
  expect(document.claims.map(({ node, control, status }) => `${nameOf(node)} ${control} ${status}`)).toEqual([
    "Jenkins ci-ephemeral-workers implemented",
    "TeamCity ci-ephemeral-workers implemented",
  ]);
  expect(images.toSorted()).toEqual([
    "Build on a laptop > ECR prod, by hand",
    "ECR prod > EKS prod",
    "Harbor staging > ECR prod, by hand",
    "Harbor staging > EKS staging",
    "Jenkins > Harbor staging",
    "TeamCity > Harbor staging",
  ]);
  expect(
    document.edges
      .filter(({ artifact }) => artifact === "manifest")
      .map(({ source, target }) => `${nameOf(source)} > ${nameOf(target)}`)
      .toSorted(),
  ).toEqual([
    "Argo CD > EKS prod",
    "Argo CD > EKS staging",
    "Bitbucket > Argo CD",
    "Jenkins > EKS prod",
    "TeamCity > EKS staging",
  ]);
  expect(
    document.edges
      .filter(({ artifact }) => artifact === "tool" || artifact === "credential")
      .map(({ source, target, pinned }) => `${nameOf(source)} > ${nameOf(target)} ${pinned}`)
      .toSorted(),
  ).toEqual([
    "Jenkins > ECR prod undefined",
    "Jenkins update center > Jenkins false",
    "Jenkins update center > TeamCity false",
  ]);
  expect(document.nodes.find(({ name }) => name === "EKS prod")).toMatchObject({
    technologies: ["eks"],
    environment: "production",
  });
});
