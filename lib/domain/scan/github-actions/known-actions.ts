import { goreleaserFacts } from "../goreleaser/goreleaser-facts";
import type { ActionCall } from "./action-call";
import { addControl, placeOf } from "./action-call";
import { readAccountAction } from "./account-actions";
import { readBuildAction, readLikelyBuild } from "./build-actions";
import { readCheckAction } from "./check-actions";
import { readDeployAction } from "./deploy-actions";

/** Effects of an action, by owner and name; of an unknown one, by its image inputs. */
export function readKnownAction(call: ActionCall, mayPush = false): void {
  if (ignored.has(call.name)) return;
  const isKnown =
    readGoreleaser(call) ||
    readUpdater(call) ||
    readAccountAction(call) ||
    readBuildAction(call) ||
    readCheckAction(call) ||
    readDeployAction(call);
  if (!isKnown) readLikelyBuild(call, mayPush);
}

/** Their inputs look like those of a build. */
const ignored = new Set([
  "actions/checkout",
  "actions/upload-artifact",
  "actions/download-artifact",
  "actions/setup-node",
  "actions/setup-go",
  "actions/setup-python",
  "actions/setup-java",
  "docker/setup-buildx-action",
  "docker/setup-qemu-action",
  "docker/setup-docker-action",
  "peter-evans/dockerhub-description",
  "peter-evans/create-pull-request",
  "peter-evans/repository-dispatch",
  "sigstore/cosign-installer",
  "helm/kind-action",
  "stefanprodan/helm-gh-pages",
]);

/** GoReleaser's builds are in its own file. */
function readGoreleaser(call: ActionCall): boolean {
  if (call.name !== "goreleaser/goreleaser-action") return false;
  const words = call.inputs.get("args") ?? "";
  const isRelease =
    /(?:^|\s)(?:release|r)(?:\s|$)/.test(words) && !/--snapshot|--skip[= ]\S*docker/.test(words);
  const isPublishing = !/--skip[= ]\S*publish|--skip-publish/.test(words);
  const named = /(?:-f|--config)[= ](\S+)/.exec(words)?.[1];
  if (isRelease) goreleaserFacts(call.job, { named, isPublishing, from: call.file.path, at: placeOf(call) });
  return true;
}

function readUpdater(call: ActionCall): boolean {
  if (!/^updatecli\/|^renovatebot\/github-action$|^dependabot\//.test(call.name)) return false;
  if (call.scope.events.includes("schedule")) {
    addControl(call, "dependency-update-automation", "present", `${call.name} on a schedule`);
  }
  return true;
}
