import type { ControlFact } from "../facts";
import { parseImageRef } from "../image-ref";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { engineSocket } from "./engine-socket";
import { type Container, containersOf, lineOfKey, type FoundImage } from "./pod";
import { isPlainSecret } from "./secrets";
import { flagAt, Proofs, type Where } from "./where";

/** Evidence from the description of a workload's pods. */
export function workloadControls(
  about: string,
  pod: YamlNode,
  images: readonly FoundImage[],
  where: Where,
): readonly ControlFact[] {
  const proofs = new Proofs(about, where.proof);
  const containers = containersOf(pod);
  readSecurity(pod, containers, proofs);
  readHost(pod, containers, proofs);
  readImages(images, proofs);
  readResources(containers, proofs);
  for (const { node } of containers) readEnvironment(node, proofs);
  return proofs.facts;
}

/** Asks a question of each container and gives the first answer where all of those that stay have one. */
function everyMain(
  containers: readonly Container[],
  answer: (container: YamlNode) => YamlNode | undefined,
): YamlNode | undefined {
  const main = containers.filter(({ isInit }) => !isInit);
  const answers = main.map(({ node }) => answer(node));
  return answers.every((given) => given !== undefined) ? answers[0] : undefined;
}

function readSecurity(pod: YamlNode, containers: readonly Container[], proofs: Proofs): void {
  const nonRoot = everyMain(containers, (container) => {
    const own = at(container, "securityContext", "runAsNonRoot");
    const effective = own ?? at(pod, "securityContext", "runAsNonRoot");
    return flagAt(effective) === true ? effective : undefined;
  });
  if (nonRoot) proofs.add("run-as-non-root-enforced", "present", nonRoot.line, "runAsNonRoot: true");
  const readOnly = everyMain(containers, (container) =>
    trueAt(container, "securityContext", "readOnlyRootFilesystem"),
  );
  if (readOnly)
    proofs.add("read-only-root-filesystem", "present", readOnly.line, "readOnlyRootFilesystem: true");
  const dropped = everyMain(containers, (container) => {
    const drop = at(container, "securityContext", "capabilities", "drop");
    return itemsAt(drop).find((item) => item.kind === "scalar" && item.text.toUpperCase() === "ALL");
  });
  if (dropped) proofs.add("capabilities-dropped", "present", dropped.line, "drops all capabilities");
  const bounded = everyMain(containers, (container) => {
    const flag = at(container, "securityContext", "allowPrivilegeEscalation");
    return flagAt(flag) === false ? flag : undefined;
  });
  if (bounded) proofs.add("container-hardening", "present", bounded.line, "allowPrivilegeEscalation: false");

  for (const [security, whose] of [
    [at(pod, "securityContext"), "the pod"] as const,
    ...containers.map(({ node, name }) => [at(node, "securityContext"), name] as const),
  ]) {
    const against = (key: string, value: boolean, control: Parameters<Proofs["add"]>[0]) => {
      if (flagAt(security, key) === value)
        proofs.add(control, "violated", at(security, key)?.line ?? 1, `${key}: ${value} (${whose})`);
    };
    against("privileged", true, "privileged-container");
    against("allowPrivilegeEscalation", true, "container-hardening");
    against("readOnlyRootFilesystem", false, "read-only-root-filesystem");
    against("runAsNonRoot", false, "run-as-non-root-enforced");
    const user = at(security, "runAsUser");
    if (user?.kind === "scalar" && user.text === "0")
      proofs.add("run-as-non-root-enforced", "violated", user.line, `runAsUser: 0 (${whose})`);
    for (const item of itemsAt(security, "capabilities", "add")) {
      const name = item.kind === "scalar" ? item.text.toUpperCase().replace(/^CAP_/, "") : "";
      if (name === "ALL" || name === "SYS_ADMIN")
        proofs.add("capabilities-dropped", "violated", item.line, `adds ${name} (${whose})`);
    }
  }
}

function trueAt(node: YamlNode, ...way: readonly string[]): YamlNode | undefined {
  return flagAt(node, ...way) === true ? at(node, ...way) : undefined;
}

function readHost(pod: YamlNode, containers: readonly Container[], proofs: Proofs): void {
  for (const key of ["hostNetwork", "hostPID", "hostIPC"] as const) {
    const flag = trueAt(pod, key);
    if (flag) proofs.add("host-namespaces-shared", "violated", flag.line, `${key}: true`);
  }
  for (const volume of itemsAt(pod, "volumes")) {
    const path = at(volume, "hostPath", "path");
    if (path?.kind !== "scalar" || !engineSocket.test(path.text)) continue;
    const name = textAt(volume, "name");
    const mount = containers
      .flatMap(({ node }) => itemsAt(node, "volumeMounts"))
      .find((mounted) => textAt(mounted, "name") === name);
    const line = at(mount, "mountPath")?.line ?? path.line;
    proofs.add("docker-socket-mounted", "violated", line, `mounts ${path.text} of the host`);
  }
}

function readImages(images: readonly FoundImage[], proofs: Proofs): void {
  for (const { ref, proof } of images) {
    const parsed = parseImageRef(ref);
    if (!parsed || parsed.digest !== undefined) continue;
    // A placeholder may bring its tag with it, and a colon without a tag waits for one.
    const isWhole = parsed.unresolved.length === 0 && !ref.endsWith(":") && /^[\w./:-]+$/.test(ref);
    const isOpen = parsed.tag === undefined && !isWhole;
    if (isOpen || (parsed.tag !== undefined && parsed.tag !== "latest")) continue;
    proofs.add("latest-tag-used", "violated", proof, parsed.tag === undefined ? `${ref} has no tag` : ref);
  }
  const [first] = images;
  if (first && images.every(({ ref }) => parseImageRef(ref)?.digest !== undefined))
    proofs.add("immutable-tag-deployed", "present", first.proof, "all images by digest");
}

function readResources(containers: readonly Container[], proofs: Proofs): void {
  const limits = everyMain(containers, (container) => {
    const found = at(container, "resources", "limits");
    return entriesAt(found).length > 0 ? found : undefined;
  });
  if (limits) proofs.add("resource-limits", "present", limits.line, `limits: ${said(limits)}`);
  for (const { node, isInit } of containers) {
    if (isInit) continue;
    const probes = ["livenessProbe", "readinessProbe", "startupProbe"].filter(
      (key) => at(node, key)?.kind === "map",
    );
    const [probe = ""] = probes;
    // Its requests depend on values.
    const line = at(node, probe, "httpGet", "path")?.line ?? lineOfKey(node, probe);
    if (line !== undefined) proofs.add("probes", "present", line, probes.join(", "));
    const policy = at(node, "imagePullPolicy");
    if (policy?.kind === "scalar" && policy.text === "Always")
      proofs.add("image-pull-policy-always", "present", policy.line, "imagePullPolicy: Always");
  }
}

function said(limits: YamlNode): string {
  return entriesAt(limits)
    .slice(0, 4)
    .map(([name, { value }]) => `${name} ${value.kind === "scalar" ? value.text : ""}`)
    .join(", ");
}

/** Evidence about secrets and TLS from the variables of a container, or of a chart's values. */
export function readEnvironment(container: YamlNode, proofs: Proofs): void {
  for (const from of itemsAt(container, "envFrom")) {
    const secret = at(from, "secretRef", "name");
    if (secret) proofs.add("secrets-from-store", "present", secret.line, `variables from a secret`);
  }
  for (const variable of itemsAt(container, "env")) {
    const name = textAt(variable, "name") ?? "";
    const secret = at(variable, "valueFrom", "secretKeyRef");
    const secretName = at(secret, "name") ?? secret;
    if (secretName) proofs.add("secrets-from-store", "present", secretName.line, `${name} from a secret`);
    const value = at(variable, "value");
    if (value?.kind === "scalar") readVariable(name, value.text, value.line, proofs);
  }
}

/** Evidence from one variable; the text of a secret is never repeated. */
export function readVariable(name: string, text: string, line: number, proofs: Proofs): void {
  if (isPlainSecret(name, text))
    proofs.add("secrets-in-manifests", "violated", line, `${name} is written in plain`);
  const mode = /^PGSSLMODE$/i.test(name) ? text : /[?&]sslmode=([a-z-]{1,20})/i.exec(text)?.[1];
  if (mode !== undefined && /^(?:require|verify-ca|verify-full)$/i.test(mode))
    proofs.add("db-tls-required", "present", line, `${name}: sslmode ${mode}`);
  if (mode !== undefined && /^(?:disable|allow|prefer)$/i.test(mode))
    proofs.add("db-tls-required", "violated", line, `${name}: sslmode ${mode}`);
  if (/registry/i.test(name) && text.startsWith("http://"))
    proofs.add("registry-tls", "violated", line, `${name} reaches the registry without TLS`);
}
