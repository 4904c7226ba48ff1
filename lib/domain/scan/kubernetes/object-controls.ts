import type { ControlFact } from "../facts";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { isSecretName } from "./secrets";
import type { KubeObject } from "./pod";
import { flagAt, Proofs, type Where } from "./where";

/** Evidence from objects that run nothing: access, networks, quotas, secrets. */
export function objectControls(object: KubeObject, where: Where): readonly ControlFact[] {
  const proofs = new Proofs(`${where.file}#${object.type}/${object.name}`, where.proof);
  readers.get(object.type)?.(object.node, proofs, object);
  return proofs.facts;
}

type ReadObject = (node: YamlNode, proofs: Proofs, object: KubeObject) => void;

const readers: ReadonlyMap<string, ReadObject> = new Map<string, ReadObject>([
  ["ClusterRoleBinding", readBinding],
  ["RoleBinding", readBinding],
  ["ClusterRole", readRole],
  ["Role", readRole],
  ["Ingress", readIngress],
  ["Route", readIngress],
  ["Gateway", readGateway],
  ["IngressRoute", readIngress],
  ["NetworkPolicy", (node, proofs) => readPresence(node, proofs, "network-segmentation")],
  ["CiliumNetworkPolicy", (node, proofs) => readPresence(node, proofs, "network-segmentation")],
  ["CiliumClusterwideNetworkPolicy", (node, proofs) => readPresence(node, proofs, "network-segmentation")],
  ["GlobalNetworkPolicy", (node, proofs) => readPresence(node, proofs, "network-segmentation")],
  ["Namespace", readNamespace],
  ["LimitRange", readLimits],
  ["ResourceQuota", (node, proofs) => readPresence(node, proofs, "namespace-quota")],
  ["ExternalSecret", (node, proofs) => readPresence(node, proofs, "secrets-from-store")],
  ["ClusterExternalSecret", (node, proofs) => readPresence(node, proofs, "secrets-from-store")],
  ["SecretProviderClass", (node, proofs) => readPresence(node, proofs, "secrets-from-store")],
  ["SealedSecret", (node, proofs) => readPresence(node, proofs, "secrets-from-store")],
  ["VaultStaticSecret", (node, proofs) => readPresence(node, proofs, "secrets-from-store")],
  ["Secret", readSecret],
  ["ConfigMap", readConfigMap],
  ["Policy", readAdmission],
  ["ClusterPolicy", readAdmission],
  ["ClusterImagePolicy", (node, proofs) => readAdmission(node, proofs)],
]);

function readPresence(node: YamlNode, proofs: Proofs, control: Parameters<Proofs["add"]>[0]): void {
  const kind = at(node, "kind");
  if (at(node, "spec")) proofs.add(control, "present", kind?.line ?? node.line, textAt(node, "kind") ?? "");
}

/** A namespace may take in only pods that the restricted profile of Kubernetes allows. */
function readNamespace(node: YamlNode, proofs: Proofs): void {
  for (const [name, { line, value }] of entriesAt(node, "metadata", "labels"))
    if (
      name === "pod-security.kubernetes.io/enforce" &&
      value.kind === "scalar" &&
      value.text === "restricted"
    )
      proofs.add("run-as-non-root-enforced", "present", line, `${name}: restricted`);
}

function readLimits(node: YamlNode, proofs: Proofs): void {
  for (const limit of itemsAt(node, "spec", "limits")) {
    const given = at(limit, "default");
    if (entriesAt(given).length > 0)
      proofs.add("resource-limits", "present", given?.line ?? limit.line, "containers get limits by default");
  }
}

function readBinding(node: YamlNode, proofs: Proofs): void {
  const role = at(node, "roleRef", "name");
  if (role?.kind === "scalar" && role.text === "cluster-admin")
    proofs.add("least-privilege-rbac", "violated", role.line, "bound to cluster-admin");
}

/** A role over everything is against least privilege; one whose every rule names its resources is for it. */
function readRole(node: YamlNode, proofs: Proofs): void {
  const rules = itemsAt(node, "rules");
  const hasStar = (rule: YamlNode, key: string) =>
    itemsAt(rule, key).find((item) => item.kind === "scalar" && item.text === "*");
  for (const rule of rules) {
    const verbs = hasStar(rule, "verbs");
    if (verbs && hasStar(rule, "resources"))
      proofs.add("least-privilege-rbac", "violated", verbs.line, "all verbs on all resources");
  }
  const named = rules.map((rule) => (hasStar(rule, "verbs") ? undefined : at(rule, "resourceNames")));
  const [first] = named;
  if (first && named.every((names) => itemsAt(names).length > 0))
    proofs.add("least-privilege-rbac", "present", first.line, "each rule names its resources");
}

/** Annotations by which controllers send what comes in plain to TLS. */
const redirects = /(?:ssl-redirect|force-ssl-redirect|ssl-redirect-code)$/;

/** Evidence about TLS from an ingress, or from that part of a chart's values. */
export function readIngress(node: YamlNode, proofs: Proofs): void {
  const spec = at(node, "spec") ?? node;
  const tls = at(spec, "tls");
  const [first] = itemsAt(tls);
  if (first && entriesAt(first).length > 0)
    proofs.add("ingress-tls", "present", first.line, "TLS with a certificate");
  const annotations = [...entriesAt(node, "metadata", "annotations"), ...entriesAt(node, "annotations")];
  for (const [name, { line, value }] of annotations) {
    if (redirects.test(name) && flagAt(value) === true)
      proofs.add("ingress-tls", "present", line, `${name}: true`);
    if (
      name === "alb.ingress.kubernetes.io/certificate-arn" ||
      name === "networking.gke.io/managed-certificates"
    )
      proofs.add("ingress-tls", "present", line, name);
  }
}

function readGateway(node: YamlNode, proofs: Proofs): void {
  const listeners = [...itemsAt(node, "spec", "listeners"), ...itemsAt(node, "spec", "servers")];
  for (const listener of listeners) {
    const tls = at(listener, "tls");
    if (entriesAt(tls).length > 0)
      proofs.add("ingress-tls", "present", tls?.line ?? listener.line, "TLS at the gateway");
  }
}

/** A secret whose data is in the file: base64 hides nothing. Encrypted by SOPS it is no longer plain. */
function readSecret(node: YamlNode, proofs: Proofs): void {
  if (at(node, "sops")) {
    proofs.add("secrets-from-store", "present", at(node, "sops")?.line ?? node.line, "encrypted by SOPS");
    return;
  }
  if (textAt(node, "type") === "kubernetes.io/service-account-token") return;
  for (const part of ["data", "stringData"]) {
    for (const [name, { line, value }] of entriesAt(node, part)) {
      const text = value.kind === "scalar" ? value.text : "";
      // A value filled in elsewhere is not in the file.
      if (text === "" || /^(?:ENC\[|<|\$|\{\{|#\{|%\w|__)/.test(text) || text.includes("{{")) continue;
      proofs.add("secrets-in-manifests", "violated", line, `the data of a Secret is in the file: ${name}`);
    }
  }
}

function readConfigMap(node: YamlNode, proofs: Proofs): void {
  for (const [name, { line, value }] of entriesAt(node, "data")) {
    const text = value.kind === "scalar" ? value.text : "";
    const isPlain = /^[^\s{}$<%#]{3,200}$/.test(text) && !/^(?:\/|https?:|true|false)/.test(text);
    if (isPlain && isSecretName(name) && /pass|pwd|secret|private|api_?key/i.test(name))
      proofs.add("secrets-in-manifests", "violated", line, `${name} is in a ConfigMap`);
  }
}

/** Policies of Kyverno and Sigstore that let in only signed images. */
function readAdmission(node: YamlNode, proofs: Proofs): void {
  const rules = itemsAt(node, "spec", "rules");
  const verifying = rules.map((rule) => at(rule, "verifyImages")).find((found) => found !== undefined);
  const authorities = at(node, "spec", "authorities");
  const proof = verifying ?? authorities;
  if (proof) proofs.add("image-signed", "present", proof.line, "the cluster verifies signatures of images");
}
