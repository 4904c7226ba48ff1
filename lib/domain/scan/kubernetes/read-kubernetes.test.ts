import { describe, expect, test } from "vitest";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { treeOf } from "../../../testing/tree-of";
import type { ControlFact, Fact, WorkloadFact } from "../facts";
import { kubernetesReader } from "./read-kubernetes";

function read(text: string, path = "k8s/app.yaml", more: Readonly<Record<string, string>> = {}) {
  const tree = treeOf({ ...more, [path]: text });
  const file = { path, text };
  expect(kubernetesReader.recognises(file)).toBe(true);
  return kubernetesReader.read(file, tree);
}

function workloads(facts: readonly Fact[]): readonly WorkloadFact[] {
  return facts.filter((fact) => fact.kind === "workload");
}

function controls(facts: readonly Fact[]): readonly string[] {
  return facts
    .filter((fact): fact is ControlFact => fact.kind === "control")
    .map(({ control, status, at }) => `${control} ${status} ${at.line}`);
}

function pod(lines: string): string {
  const indented = lines
    .split("\n")
    .map((line) => `      ${line}`)
    .join("\n");
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n${indented}\n`;
}

const full = pod(`hostNetwork: true
serviceAccountName: web
securityContext:
  runAsNonRoot: true
initContainers:
- name: migrate
  image: example.org/shop/migrate:1.4
containers:
- name: web
  image: example.org/shop/web
  imagePullPolicy: Always
  securityContext:
    readOnlyRootFilesystem: true
    allowPrivilegeEscalation: false
    capabilities: {drop: [ALL]}
  resources:
    limits: {memory: 64Mi}
  readinessProbe: {httpGet: {path: /, port: 80}}
  env:
  - name: DB_PASSWORD
    value: hunter22
  - name: API_TOKEN
    valueFrom: {secretKeyRef: {name: web, key: token}}
  volumeMounts:
  - name: engine
    mountPath: /var/run/docker.sock
volumes:
- name: engine
  hostPath: {path: /var/run/docker.sock}`);

describe("manifests of Kubernetes", () => {
  test("a workload has the images of its containers and of those before them, each with its line", () => {
    const [workload] = workloads(read(full).facts);
    expect(workload).toMatchObject({
      id: "k8s/app.yaml#Deployment/web",
      type: "Deployment",
      orchestrator: "kubernetes",
      from: "manifest",
      at: { line: 2 },
    });
    expect(workload?.images).toEqual([
      { ref: "example.org/shop/web", at: { file: "k8s/app.yaml", line: 17 } },
      { ref: "example.org/shop/migrate:1.4", at: { file: "k8s/app.yaml", line: 14 } },
    ]);
  });

  test("each control that a line proves is said once, what speaks against it wins", () => {
    expect(controls(read(full).facts).toSorted()).toEqual(
      [
        "capabilities-dropped present 22",
        "container-hardening present 21",
        "docker-socket-mounted violated 33",
        "host-namespaces-shared violated 8",
        "image-pull-policy-always present 18",
        "latest-tag-used violated 17",
        "probes present 25",
        "read-only-root-filesystem present 20",
        "resource-limits present 24",
        "run-as-non-root-enforced present 11",
        "secrets-from-store present 30",
        "secrets-in-manifests violated 28",
      ].toSorted(),
    );
  });

  test("a container without limits among others proves no limits", () => {
    const text = pod(
      "containers:\n- {name: a, image: 'a:1', resources: {limits: {cpu: 1}}}\n- {name: b, image: 'b:1'}",
    );
    expect(controls(read(text).facts)).toEqual([]);
  });

  test("never repeats a secret's text", () => {
    expect(JSON.stringify(read(full).facts)).not.toContain("hunter22");
  });

  test("several documents, lists, cron jobs, and kinds of others that run pods are read", () => {
    const { facts } = read(`apiVersion: v1
kind: List
items:
- {apiVersion: batch/v1, kind: CronJob, metadata: {name: night, namespace: prod}, spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: "a:1"}]}}}}}}
---
{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: fn}, spec: {template: {spec: {containers: [{image: "b:1"}]}}}}
---
{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: slow}, spec: {template: {spec: {containers: [{image: "c:1"}]}}}}
---
{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {type: NodePort}}
`);
    expect(workloads(facts).map(({ type, name, environment }) => [type, name, environment])).toEqual([
      ["CronJob", "night", "prod"],
      ["Service", "fn", undefined],
      ["Rollout", "slow", undefined],
    ]);
  });

  test("placeholders that a deployment fills in stay as they are written, whatever YAML makes of them", () => {
    const images = [
      "{{IMAGE}}",
      "%REGISTRY%/web:%TAG%",
      "#{image}#",
      "${IMAGE}:$TAG",
      "@IMAGE@",
      "__IMAGE__",
    ];
    for (const image of images) {
      const { facts } = read(pod(`containers:\n- name: web\n  image: ${image}`));
      expect(workloads(facts)[0]?.images[0]?.ref).toBe(image);
      expect(controls(facts)).toEqual([]);
    }
  });

  test("a document with a fault is said with its line, and the others are read", () => {
    const good = (name: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{image: "a:1"}]}\n`;
    const { facts, notUnderstood } = read(`${good("a")}---\nkind: Pod\n  bad: [\n---\n${good("b")}`);
    expect(workloads(facts).map(({ name }) => name)).toContain("a");
    expect(notUnderstood[0]?.at.line).toBeGreaterThan(4);
  });

  test("access: cluster-admin is against least privilege, rules that name their resources are for it", () => {
    const { facts } = read(`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: all}
roleRef:
  kind: ClusterRole
  name: cluster-admin
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: one}
rules:
- apiGroups: [apps]
  resources: [deployments]
  resourceNames: [web]
  verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: some}
rules: [{apiGroups: [apps], resources: [deployments], verbs: [get]}]
`);
    expect(controls(facts)).toEqual(["least-privilege-rbac violated 6", "least-privilege-rbac present 14"]);
  });

  test("quotas, network policies, TLS at the edge and secrets in the file are read", () => {
    const { facts } =
      read(`{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, spec: {hard: {pods: 4}}}
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: n}, spec: {podSelector: {}}}
---
{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i}, spec: {tls: [{hosts: [a]}]}}
---
{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: plain}, spec: {rules: []}}
---
{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {password: aHVudGVy}}
---
{apiVersion: v1, kind: Secret, metadata: {name: t}, stringData: {password: "\${PASSWORD}"}}
`);
    expect(controls(facts)).toEqual([
      "namespace-quota present 1",
      "network-segmentation present 3",
      "ingress-tls present 5",
      "secrets-in-manifests violated 9",
    ]);
  });

  test("a database's address with a password is a secret in the file, one that Kubernetes fills in is none", () => {
    const env = (value: string) =>
      controls(
        read(pod(`containers:\n- name: a\n  image: a:1\n  env:\n  - {name: URL, value: "${value}"}`)).facts,
      );
    expect(env("postgres://u:p@db/x?sslmode=require")).toEqual([
      "secrets-in-manifests violated 12",
      "db-tls-required present 12",
    ]);
    expect(env("postgres://$(USER):$(PASSWORD)@db/x")).toEqual([]);
    expect(env("http://db/x")).toEqual([]);
  });

  test("a template of OpenShift has the defaults of its parameters, and its builds push to a stream", () => {
    const { facts } = read(`apiVersion: template.openshift.io/v1
kind: Template
parameters: [{name: NAME, value: shop}, {name: TAG}]
objects:
- {apiVersion: apps.openshift.io/v1, kind: DeploymentConfig, metadata: {name: "\${NAME}"}, spec: {triggers: [{type: ImageChange, imageChangeParams: {containerNames: [web], from: {kind: ImageStreamTag, name: "\${NAME}:\${TAG}"}}}], template: {spec: {containers: [{name: web, image: " "}]}}}}
- {apiVersion: build.openshift.io/v1, kind: BuildConfig, metadata: {name: b}, spec: {source: {contextDir: web}, strategy: {dockerStrategy: {}}, output: {to: {kind: ImageStreamTag, name: "\${NAME}:1"}}}}
`);
    expect(workloads(facts)[0]).toMatchObject({ name: "shop", images: [{ ref: "shop:${TAG}" }] });
    expect(facts.find(({ kind }) => kind === "build")).toMatchObject({
      images: ["shop:1"],
      dockerfile: "web/Dockerfile",
      pushes: true,
    });
    expect(facts.filter(({ kind }) => kind === "platform")).toMatchObject([{ technology: "openshift" }]);
  });

  test("folders say the environment, and what only tests run is optional", () => {
    const text = pod("containers: [{image: 'a:1'}]");
    expect(workloads(read(text, "deploy/production/app.yaml").facts)[0]?.environment).toBe("production");
    expect(workloads(read(text, "deploy/app-staging.yaml").facts)[0]?.environment).toBe("staging");
    expect(workloads(read(text, "test/app.yaml").facts)[0]?.optional).toBe(true);
    expect(workloads(read(text).facts)[0]).not.toHaveProperty("optional");
  });

  test("a pod in which a Jenkinsfile runs its steps is not deployed", () => {
    const text = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{image: 'a:1'}]}\n";
    expect(
      read(text, "ci/agent.yaml", { Jenkinsfile: "kubernetes { yamlFile 'ci/agent.yaml' }" }).facts,
    ).toEqual([]);
    expect(workloads(read(text, "ci/agent.yaml").facts)).toHaveLength(1);
  });

  test("reads anything without a fault of its own, and places are within the files", () => {
    expect(faultsWhenDamaged(kubernetesReader, { "k8s/app.yaml": full }, 100)).toEqual([]);
  });
});
