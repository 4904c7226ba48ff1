import { describe, expect, test } from "vitest";
import { after, company, drawn, on, say, type Step, tool } from "../../testing/interview-steps";
import { setByHand, setDeploysBy } from "./edit-answers";
import { askedGroups } from "./pairs";
import { askedHandOvers, readAnswers } from "./read-answers";

describe("the orders that CIs give", () => {
  test("are asked of each CI and what it deploys to, and none is drawn that somebody says is not given", () => {
    const pipeline = on(company(), (answers) => setDeploysBy(answers, { ci: true, person: false }));
    const all = [
      "Jenkins > EKS prod",
      "Jenkins > EKS staging",
      "TeamCity > EKS prod",
      "TeamCity > EKS staging",
    ];
    expect(drawn(pipeline, "manifest")).toEqual(all);
    expect(askedGroups(readAnswers(pipeline), "connections").map(({ artifact }) => artifact)).toEqual([
      "image",
      "manifest",
    ]);
    const said = on(pipeline, say("Jenkins", "EKS staging", false), say("TeamCity", "EKS prod", false));
    expect(drawn(said, "manifest")).toEqual(["Jenkins > EKS prod", "TeamCity > EKS staging"]);
    // As it was said it stays, whatever is answered after it.
    expect(readAnswers(said).deploysBy.ci).toBe(true);
    expect(drawn(on(said, tool("repositories", "github")), "manifest")).toEqual(drawn(said, "manifest"));
    expect(drawn(on(said, tool("ci", "teamcity")), "manifest")).toEqual(["Jenkins > EKS prod"]);
    // One CI and one place to deploy to is no question.
    const one = on(after(tool("ci", "jenkins"), tool("orchestrators", "eks")), (answers) =>
      setDeploysBy(answers, { ci: true, person: false }),
    );
    expect(drawn(one, "manifest")).toEqual(["Jenkins > Amazon EKS"]);
    expect(askedGroups(readAnswers(one), "connections")).toEqual([]);
  });

  test("are at first those to what pulls from the registry that the CI pushes to", () => {
    const ciDeploys: Step = (answers) => setDeploysBy(answers, { ci: true, person: false });
    const images = [say("Jenkins", "ECR prod"), say("TeamCity", "Harbor staging")];
    const followed = ["Jenkins > EKS prod", "TeamCity > EKS staging"];
    // Whichever is answered first.
    expect(drawn(on(company(), ...images, ciDeploys), "manifest")).toEqual(followed);
    const asked = on(company(), ciDeploys, ...images);
    expect(drawn(asked, "manifest")).toEqual(followed);
    expect(drawn(on(asked, say("Jenkins", "Harbor staging")), "manifest")).toEqual([
      "Jenkins > EKS prod",
      "Jenkins > EKS staging",
      "TeamCity > EKS staging",
    ]);
    // All, where nothing would deploy to production, or a CI to nothing.
    const promoted = on(
      company(),
      ciDeploys,
      say("Jenkins", "Harbor staging"),
      say("TeamCity", "Harbor staging"),
      say("Harbor staging", "ECR prod"),
    );
    expect(drawn(promoted, "manifest")).toHaveLength(4);
    expect(drawn(on(company(), ciDeploys, say("Jenkins", "ECR prod")), "manifest")).toHaveLength(4);
    // What somebody has said of one of them stays.
    const said = on(company(), ciDeploys, say("Jenkins", "EKS prod", false), ...images);
    expect(drawn(said, "manifest")).toEqual([
      "Jenkins > EKS staging",
      "TeamCity > EKS prod",
      "TeamCity > EKS staging",
    ]);
    const moved = on(
      company(),
      ciDeploys,
      (answers, pipeline) => setByHand(answers, askedHandOvers(pipeline, answers), new Set()),
      ...images,
    );
    expect(drawn(moved, "manifest")).toHaveLength(4);
  });
});
