import { isJobToken } from "../ci/secrets";
import type { Cloud } from "../facts";
import { hostOfLogin, placeholdersOf } from "../image-ref";
import { type ActionCall, addControl, isOn, placeOf } from "./action-call";

const logins = new Set([
  "docker/login-action",
  "azure/docker-login",
  "redhat-actions/podman-login",
  "aws-actions/amazon-ecr-login",
]);

/** Reads an action that logs in to a registry or to a cloud; false for others. */
export function readAccountAction(call: ActionCall): boolean {
  const { name, inputs } = call;
  if (logins.has(name)) {
    readLogin(call);
    return true;
  }
  switch (name) {
    case "aws-actions/configure-aws-credentials":
      if (inputs.get("aws-access-key-id")) addStatic(call, "aws-access-key-id", "aws");
      else if (inputs.has("role-to-assume")) addFederated(call, "role-to-assume", "aws");
      return true;
    case "azure/login":
      if (inputs.get("creds")) addStatic(call, "creds", "azure");
      else if (inputs.has("client-id")) addFederated(call, "client-id", "azure");
      return true;
    case "google-github-actions/auth":
      if (inputs.get("credentials-json")) addStatic(call, "credentials-json", "google");
      else if (inputs.has("workload-identity-provider"))
        addFederated(call, "workload-identity-provider", "google");
      return true;
    case "google-github-actions/setup-gcloud":
      if (inputs.get("service-account-key")) addStatic(call, "service-account-key", "google");
      return true;
    case "actions/cache":
    case "actions/cache/restore":
      return true;
    default:
      return false;
  }
}

function addStatic(call: ActionCall, input: string, opens: Cloud): void {
  const at = placeOf(call, input);
  addControl(call, "static-cloud-credentials", "violated", `A stored cloud key: ${input}`, at, opens);
}

function addFederated(call: ActionCall, input: string, opens: Cloud): void {
  addControl(
    call,
    "cloud-credentials-oidc",
    "present",
    `The job's own token is exchanged: ${input}`,
    placeOf(call, input),
    opens,
  );
}

function readLogin(call: ActionCall): void {
  const { inputs } = call;
  if (call.name === "aws-actions/amazon-ecr-login") {
    if (inputs.get("registry-type") === "public") call.give({ registry: "public.ecr.aws" });
    return;
  }
  const account = inputs.get("username") ?? "";
  const password = inputs.get("password") ?? "";
  const isOwnToken = isJobToken(password);
  call.job.add({
    kind: "login",
    at: placeOf(call, "registry", "login-server", "username"),
    by: call.job.by,
    host: hostOfLogin(inputs.get("registry") ?? inputs.get("login-server")),
    ...(placeholdersOf(account)[0] === account && { account }),
    ...(isOwnToken && { shortLived: true }),
    ...(isOwnToken && call.job.packages !== undefined && { right: call.job.packages }),
  });
  if (isOn(call, "logout") === false || password === "") return;
  const at = placeOf(call, "password");
  const registry = inputs.get("registry") ?? inputs.get("login-server") ?? "docker.io";
  if (isOwnToken) {
    addControl(call, "registry-credentials", "present", `${registry}: the job's own token`, at);
  } else if (password.includes("${{")) {
    addControl(call, "registry-credentials", "present", `${registry}: a secret of the repository`, at);
  } else {
    addControl(
      call,
      "registry-credentials",
      "violated",
      `${registry}: the password is written in the file`,
      at,
    );
  }
}
