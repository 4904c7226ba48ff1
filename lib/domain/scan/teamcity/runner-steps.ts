import type { TextValue } from "../groovy/value";
import type { Place } from "../source";
import type { Step } from "./build-config";

/** The effects of a runner, by its type and parameters as named in XML settings. */
export function runnerSteps(
  type: string,
  parameters: ReadonlyMap<string, TextValue>,
  at: Place,
): readonly Step[] {
  const say = (...names: readonly string[]) =>
    names.map((name) => parameters.get(name)?.text).find((one) => one !== undefined);
  const image = parameters.get("plugin.docker.imageId");
  const container: readonly Step[] =
    image && image.text.trim() !== ""
      ? [{ kind: "image", at, image, args: say("plugin.docker.run.parameters") }]
      : [];
  return [...container, ...own(type, parameters, say, at)];
}

function own(
  type: string,
  parameters: ReadonlyMap<string, TextValue>,
  say: (...names: readonly string[]) => string | undefined,
  at: Place,
): readonly Step[] {
  switch (type) {
    case "simpleRunner": {
      const content = parameters.get("script.content");
      const folder = say("teamcity.build.workingDir");
      const more = folder === undefined ? {} : { folder };
      if (content) return [{ kind: "script", at, script: content, ...more }];
      const command = parameters.get("command.executable");
      const args = say("command.parameters") ?? "";
      return command
        ? [{ kind: "script", at, script: { ...command, text: `${command.text} ${args}`.trim() }, ...more }]
        : [];
    }
    case "jetbrains_powershell": {
      const content =
        parameters.get("jetbrains_powershell_script_code") ??
        parameters.get("jetbrains_powershell_script_file");
      return content ? [{ kind: "script", at, script: content }] : [];
    }
    case "nodejs-runner":
    case "jonnyzzz.npm": {
      const content = parameters.get("shellScript") ?? parameters.get("npm_commands");
      return content ? [{ kind: "script", at, script: content }] : [];
    }
    case "DockerCommand":
      return docker(parameters, say, at);
    case "DockerCompose": {
      const file = say("dockerCompose.file");
      return file === undefined ? [] : [{ kind: "compose", at, file }];
    }
    case "gradle-runner":
      return [
        {
          kind: "java",
          at,
          tool: "gradle",
          tasks: say("ui.gradleRunner.gradle.tasks.names") ?? "",
          args: say("ui.gradleRunner.additional.gradle.cmd.params") ?? "",
        },
      ];
    case "Maven2":
      return [{ kind: "java", at, tool: "mvn", tasks: say("goals") ?? "", args: say("runnerArgs") ?? "" }];
    case "ssh-exec-runner": {
      const command = parameters.get("jetbrains.buildServer.sshexec.command");
      return command
        ? [{ kind: "ssh", at, host: say("jetbrains.buildServer.deployer.targetUrl"), command }]
        : [];
    }
    case "codedeploy":
    case "aws.codeDeploy":
      return [
        {
          kind: "codedeploy",
          at,
          application: say("codedeploy_application_name") ?? "",
          group: say("codedeploy_deployment_group_name"),
        },
      ];
    default:
      return [];
  }
}

function docker(
  parameters: ReadonlyMap<string, TextValue>,
  say: (...names: readonly string[]) => string | undefined,
  at: Place,
): readonly Step[] {
  const names = parameters.get("docker.image.namesAndTags");
  const args = parameters.get("command.args");
  switch (say("docker.command.type")) {
    case "build": {
      const isFile = (say("dockerfile.source") ?? "PATH") === "PATH";
      return [
        {
          kind: "build",
          at,
          names,
          dockerfile: isFile ? say("dockerfile.path") : undefined,
          context: say("dockerfile.contextDir"),
          args,
        },
      ];
    }
    case "push":
      return names ? [{ kind: "push", at, names }] : [];
    case "other": {
      const command = say("docker.sub.command");
      return command === undefined ? [] : [{ kind: "docker", at, command, args }];
    }
    default:
      return [];
  }
}
