import { describe, expect, test } from "vitest";
import { after, drawn, on, say, type Step, tool } from "../../testing/interview-steps";
import { searchPalette } from "../catalogue/palette";
import { kindDescriptions } from "../catalogue/kind-descriptions";
import { kindRow } from "../catalogue/kinds";
import { manualTemplate } from "../catalogue/templates/manual";
import { sampleDocument } from "../catalogue/templates/sample";
import { templates } from "../catalogue/templates/templates";
import type { PipelineDocument } from "../pipeline/document";
import { documentFromPipeline } from "../pipeline/pipeline";
import { setByHand, setEnvironment, splitTool } from "./edit-answers";
import { askedGroups } from "./pairs";
import { askedHandOvers, readAnswers } from "./read-answers";

const ciBuilds: Step = (answers) => ({ ...answers, ciBuilds: true });

describe("what hands over to what", () => {
  test("is drawn where there is one possibility, and asked where there are more", () => {
    const one = after(tool("repositories", "github"), tool("ci", "jenkins"), tool("ci", "teamcity"));
    expect(drawn(one, "code")).toEqual(["Developer > GitHub", "GitHub > Jenkins", "GitHub > TeamCity"]);
    expect(askedGroups(readAnswers(one), "connections")).toEqual([]);
    const two = on(one, tool("repositories", "gitlab"));
    expect(drawn(two, "code")).toEqual(["Developer > GitHub", "Developer > GitLab"]);
    expect(askedGroups(readAnswers(two), "connections")).toHaveLength(1);
    expect(drawn(on(two, say("GitLab", "TeamCity"), say("GitHub", "Jenkins")), "code")).toEqual([
      "Developer > GitHub",
      "Developer > GitLab",
      "GitHub > Jenkins",
      "GitLab > TeamCity",
    ]);
  });

  test("of which somebody has said who moves it stays when another possibility comes", () => {
    const one = after(tool("repositories", "github"), tool("ci", "jenkins"), tool("ci", "teamcity"));
    const said = on(one, (answers, pipeline) =>
      setByHand(answers, askedHandOvers(pipeline, answers), new Set()),
    );
    expect(drawn(on(said, tool("repositories", "gitlab")), "code")).toContain("GitHub > Jenkins");
  });

  test("is ticked and asked about where one feeds or orders several that may do without it", () => {
    const two = after(
      tool("ci", "jenkins"),
      tool("ci", "teamcity"),
      tool("parentRegistries", "docker-hub"),
      tool("orchestrators", "EKS staging"),
      tool("orchestrators", "EKS prod"),
      tool("delivery", "argo-cd"),
    );
    expect(drawn(two, "parent-image")).toEqual(["Docker Hub > Jenkins", "Docker Hub > TeamCity"]);
    expect(drawn(two, "manifest")).toEqual(["Argo CD > EKS prod", "Argo CD > EKS staging"]);
    const groups = askedGroups(readAnswers(two), "connections");
    expect(groups.map(({ artifact, pairs }) => [artifact, pairs.length])).toEqual([
      ["parent-image", 2],
      ["manifest", 2],
    ]);
    const said = on(two, say("Docker Hub", "TeamCity", false), say("Argo CD", "EKS staging", false));
    expect(drawn(said, "parent-image")).toEqual(["Docker Hub > Jenkins"]);
    expect(drawn(said, "manifest")).toEqual(["Argo CD > EKS prod"]);
    // It stays as it was said, whatever is answered after it, and can be taken back.
    const later = on(said, tool("repositories", "github"));
    expect(drawn(later, "parent-image")).toEqual(["Docker Hub > Jenkins"]);
    expect(drawn(on(later, say("Docker Hub", "TeamCity")), "parent-image")).toHaveLength(2);
    const more = on(later, tool("ci", "github-actions"));
    expect(drawn(more, "parent-image")).toEqual(["Docker Hub > GitHub Actions", "Docker Hub > Jenkins"]);
  });

  test("of hosts that several environments share is split by environment in one step", () => {
    const shared = after(
      tool("orchestrators", "EKS staging"),
      tool("orchestrators", "EKS prod"),
      tool("hosts", "ec2"),
    );
    expect(drawn(shared, "container")).toEqual(["EKS prod > Amazon EC2", "EKS staging > Amazon EC2"]);
    const [host] = readAnswers(shared).tools.hosts;
    if (!host) throw new Error("There is no host.");
    const split = on(shared, (answers, pipeline) => splitTool(answers, "hosts", host, pipeline));
    expect(drawn(split, "container")).toEqual([
      "EKS prod > Amazon EC2 production",
      "EKS staging > Amazon EC2 staging",
    ]);
  });

  const company = () =>
    after(
      tool("ci", "jenkins"),
      tool("ci", "teamcity"),
      ciBuilds,
      tool("registries", "Harbor staging"),
      tool("registries", "ECR prod"),
      tool("orchestrators", "EKS staging"),
      tool("orchestrators", "EKS prod"),
      tool("hosts", "EC2 staging nodes"),
      tool("hosts", "EC2 prod nodes"),
    );

  test("follows the environments that the names tell: staging pulls from staging, production from production", () => {
    const pipeline = company();
    expect(drawn(pipeline, "image")).toEqual(["ECR prod > EKS prod", "Harbor staging > EKS staging"]);
    expect(drawn(pipeline, "container")).toEqual([
      "EKS prod > EC2 prod nodes",
      "EKS staging > EC2 staging nodes",
    ]);
    expect(documentFromPipeline(pipeline).nodes.find(({ name }) => name === "EKS staging")).toMatchObject({
      technologies: ["eks"],
      environment: "staging",
    });
    const { orchestrators } = readAnswers(pipeline).tools;
    expect(orchestrators.map(({ technology, name, environment }) => [technology, name, environment])).toEqual(
      expect.arrayContaining([
        ["eks", "EKS prod", "production"],
        ["eks", "EKS staging", "staging"],
      ]),
    );
  });

  test("is asked in the order of the answers, which the map keeps from above", () => {
    const names = ["EKS test", "EKS staging", "EKS prod", "EKS of the shop"];
    for (const typed of [names, names.toReversed()]) {
      const pipeline = after(
        tool("registries", "harbor"),
        ...typed.map((name) => tool("orchestrators", name)),
        tool("registries", "ecr"),
      );
      const [group] = askedGroups(readAnswers(pipeline), "connections");
      expect(group?.targets.map(({ id }) => pipeline.nodes.get(id)?.name)).toEqual(typed);
      const down = [...pipeline.nodes.values()]
        .filter(({ kind }) => kind === "orchestrator")
        .toSorted((a, b) => a.position.y - b.position.y);
      expect(down.map(({ name }) => name)).toEqual(typed);
    }
  });

  test("asks what is pushed past CI, and draws that only when it is said, by hand", () => {
    expect(askedGroups(readAnswers(company()), "past")).toEqual([]);
    const pipeline = on(company(), tool("repositories", "github"));
    expect(askedGroups(readAnswers(pipeline), "past").map(({ pairs }) => pairs.length)).toEqual([2]);
    expect(drawn(pipeline, "image")).not.toContain("Build on a laptop > ECR prod");
    const said = on(pipeline, say("iv-laptop", "ECR prod"));
    expect(drawn(said, "image")).toContain("Build on a laptop > ECR prod");
    expect(drawn(said, "code")).toContain("Developer > Build on a laptop");
    const { edges } = documentFromPipeline(said);
    expect(
      edges.filter(({ artifact, automated }) => artifact === "image" && automated === false),
    ).toHaveLength(1);
    // The builder is nobody's answer to what builds the images.
    expect(readAnswers(said).tools.builders).toEqual([]);
    const back = on(said, say("Build on a laptop", "ECR prod", false));
    expect(drawn(back, "image")).not.toContain("Build on a laptop > ECR prod");
    expect(drawn(back, "code")).not.toContain("Developer > Build on a laptop");
  });

  test("has a laptop as the palette, the sample and the template of what is done by hand have it", () => {
    const said = on(company(), tool("repositories", "github"), say("iv-laptop", "ECR prod"));
    const look = ({ nodes, edges }: Pick<PipelineDocument, "nodes" | "edges">) => {
      const kindOf = (id: string) => nodes.find((node) => node.id === id)?.kind;
      const laptop = nodes.find(({ name }) => /laptop/i.test(name));
      return {
        kind: laptop?.kind,
        technologies: laptop?.technologies,
        comesFrom: edges
          .filter(({ target, artifact }) => target === laptop?.id && artifact === "code")
          .map(({ source, automated }) => [kindOf(source), automated]),
        goesTo: edges
          .filter(({ source }) => source === laptop?.id)
          .map(({ target, artifact, automated }) => [kindOf(target), artifact, automated]),
      };
    };
    const interview = look(documentFromPipeline(said));
    expect(interview).toEqual({
      kind: "builder",
      technologies: ["docker-build"],
      comesFrom: [["developer", false]],
      goesTo: [["production-registry", "image", false]],
    });
    expect(look(sampleDocument)).toEqual(interview);
    expect(look(manualTemplate.document)).toEqual(interview);
    expect(searchPalette("laptop").map(({ kind }) => kind)).toContain(interview.kind);
    // The palette says so of the person whose laptop it is.
    expect(kindDescriptions.developer).toContain(kindRow("builder").name.toLowerCase());
  });

  test("says of all that a person hands on themselves that it is by hand, from outside too", () => {
    const said = on(
      company(),
      tool("repositories", "github"),
      say("iv-laptop", "ECR prod"),
      say("iv-stranger", "GitHub"),
    );
    const { nodes, edges } = documentFromPipeline(said);
    const people = new Set(nodes.filter(({ kind }) => kind === "developer").map(({ id }) => id));
    const own = edges.filter(({ source }) => people.has(source));
    expect(own.map(({ automated }) => automated)).toEqual([false, false, false]);
    for (const { document } of templates) {
      const developers = new Set(
        document.nodes.filter(({ kind }) => kind === "developer").map(({ id }) => id),
      );
      expect(
        document.edges.filter(({ source, automated }) => developers.has(source) && automated !== false),
      ).toEqual([]);
    }
  });

  test("asks which registry each build pushes to, and draws promotions only when they are said", () => {
    const pipeline = company();
    const answers = readAnswers(pipeline);
    expect(
      askedGroups(answers, "connections").map(({ artifact, pairs }) => [artifact, pairs.length]),
    ).toEqual([["image", 4]]);
    expect(askedGroups(answers, "promotion").map(({ artifact, pairs }) => [artifact, pairs.length])).toEqual([
      ["image", 2],
      ["manifest", 2],
    ]);
    const said = on(
      pipeline,
      say("Jenkins", "Harbor staging"),
      say("TeamCity", "Harbor staging"),
      say("Harbor staging", "ECR prod"),
    );
    expect(drawn(said, "image")).toEqual([
      "ECR prod > EKS prod",
      "Harbor staging > ECR prod",
      "Harbor staging > EKS staging",
      "Jenkins > Harbor staging",
      "TeamCity > Harbor staging",
    ]);
    expect(drawn(on(said, say("Harbor staging", "ECR prod", false)), "image")).not.toContain(
      "Harbor staging > ECR prod",
    );
  });

  test("that was certain and is said to be missing is taken from the map, and does not come back", () => {
    const pipeline = on(company(), say("ECR prod", "EKS prod", false));
    expect(drawn(pipeline, "image")).not.toContain("ECR prod > EKS prod");
    expect(drawn(on(pipeline, tool("repositories", "github")), "image")).toEqual(drawn(pipeline, "image"));
  });

  test("a registry's environment is asked about where there are several, and decides what pulls from it", () => {
    const pipeline = after(
      tool("registries", "harbor"),
      tool("registries", "ecr"),
      tool("orchestrators", "EKS staging"),
      tool("orchestrators", "EKS prod"),
      (answers) => setEnvironment(answers, "iv-registry-harbor", "staging"),
      (answers) => setEnvironment(answers, "iv-registry-ecr", "production"),
    );
    expect(documentFromPipeline(pipeline).nodes.find(({ name }) => name === "Harbor")?.environment).toBe(
      "staging",
    );
    expect(drawn(pipeline, "image")).toEqual(["Amazon ECR > EKS prod", "Harbor > EKS staging"]);
  });

  test("an environment that is said of a target is also that of the hosts that it alone uses", () => {
    const pipeline = on(after(tool("orchestrators", "eks"), tool("hosts", "ec2")), (answers) =>
      setEnvironment(answers, "iv-run-eks", "production"),
    );
    expect(documentFromPipeline(pipeline).nodes.map(({ environment }) => environment)).toEqual([
      "production",
      "production",
    ]);
  });
});
