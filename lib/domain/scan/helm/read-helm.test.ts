import { describe, expect, test } from "vitest";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { treeOf } from "../../../testing/tree-of";
import type { ControlFact, Fact, WorkloadFact } from "../facts";
import { helmfileReader } from "./helmfile";
import { helmReader } from "./read-helm";

const helpers = `{{- define "shop.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- define "shop.fullname" -}}
{{- $name := include "shop.name" . }}
{{- if contains $name .Release.Name }}
{{- .Release.Name }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name }}
{{- end }}
{{- end }}
{{- define "shop.labels" -}}
app: {{ include "shop.name" . }}
version: {{ .Chart.AppVersion | quote }}
{{- end }}
`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.fullname" . }}
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  template:
    spec:
      containers:
        - name: web
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          {{- with .Values.securityContext }}
          securityContext:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          resources:
{{ toYaml .Values.resources | indent 12 }}
          env:
            {{- range $name, $value := .Values.env }}
            - name: {{ $name | upper }}
              value: {{ $value | quote }}
            {{- end }}
`;

const cache = `{{- if .Values.cache.enabled }}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ include "shop.fullname" . }}-cache
spec:
  template:
    spec:
      containers:
        - name: cache
          image: {{ .Values.cache.image }}
{{- end }}
`;

const values = `image:
  repository: example.org/shop/web
  tag:
securityContext:
  runAsNonRoot: true
  readOnlyRootFilesystem: true
resources:
  limits:
    memory: 64Mi
cache:
  enabled: false
  image: redis:7.4
env:
  mode: fast
`;

const chart: Readonly<Record<string, string>> = {
  "shop/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 0.1.0\nappVersion: 2.3.10\n",
  "shop/values.yaml": values,
  "shop/templates/_helpers.tpl": helpers,
  "shop/templates/deployment.yaml": deployment,
  "shop/templates/cache.yaml": cache,
};

function readAll(files: Readonly<Record<string, string>>) {
  const tree = treeOf(files);
  const readings = [...tree.values()]
    .filter(helmReader.recognises)
    .map((file) => helmReader.read(file, tree));
  return {
    facts: readings.flatMap(({ facts }) => facts),
    notUnderstood: readings.flatMap(({ notUnderstood }) => notUnderstood),
  };
}

function workloads(facts: readonly Fact[]): readonly WorkloadFact[] {
  return facts.filter((fact) => fact.kind === "workload");
}

function controls(facts: readonly Fact[]): readonly string[] {
  return facts
    .filter((fact): fact is ControlFact => fact.kind === "control")
    .map(({ control, status, at }) => `${control} ${status} ${at.file}:${at.line}`);
}

describe("charts of Helm", () => {
  test("a template is read with the chart's values, its lines are those of the template", () => {
    const { facts, notUnderstood } = readAll(chart);
    expect(notUnderstood).toEqual([]);
    expect(workloads(facts)[0]).toMatchObject({
      id: "shop/templates/deployment.yaml#Deployment/shop",
      name: "shop",
      from: "helm",
      images: [
        { ref: "example.org/shop/web:2.3.10", at: { file: "shop/templates/deployment.yaml", line: 12 } },
      ],
      at: { file: "shop/templates/deployment.yaml", line: 2 },
    });
  });

  test("a template is one whatever its name ends with, unless it begins with a line", () => {
    const text =
      "kind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{image: a}]}}}\n";
    const { facts } = readAll({ ...chart, "shop/templates/a.tpl": text, "shop/templates/_b.yaml": text });
    expect(workloads(facts).map(({ at }) => at.file)).toContain("shop/templates/a.tpl");
    expect(workloads(facts).map(({ at }) => at.file)).not.toContain("shop/templates/_b.yaml");
  });

  test("a control that a value decides is proven by the line of the values file", () => {
    expect(controls(readAll(chart).facts)).toEqual([
      "run-as-non-root-enforced present shop/values.yaml:5",
      "read-only-root-filesystem present shop/values.yaml:6",
      "resource-limits present shop/values.yaml:9",
    ]);
  });

  test("what a value turns off is there as an option, and another values file makes it more", () => {
    const optional = workloads(readAll(chart).facts)[1];
    expect(optional).toMatchObject({ name: "shop-cache", optional: true, images: [{ ref: "redis:7.4" }] });
    const prod = "image:\n  tag: 2.4.0\ncache:\n  enabled: true\n";
    const [web, turnedOn] = workloads(readAll({ ...chart, "shop/values-prod.yaml": prod }).facts);
    expect(web?.images.map(({ ref }) => ref)).toEqual([
      "example.org/shop/web:2.3.10",
      "example.org/shop/web:2.4.0",
    ]);
    expect(turnedOn).toMatchObject({ name: "shop-cache", environment: "prod" });
    expect(turnedOn).not.toHaveProperty("optional");
  });

  test("charts in a chart have the values that it gives them, their condition and named templates", () => {
    const { facts } = readAll({
      "p/Chart.yaml":
        "name: p\nversion: 1.0.0\ndependencies:\n- {name: db, version: 1.x, condition: db.enabled}\n- {name: far, version: 2.x, repository: 'https://charts.example.org'}\n",
      "p/values.yaml":
        "db: {enabled: false, tag: 9}\nglobal: {registry: reg.io}\nfar: {image: {repository: far/app, tag: latest}}\n",
      "p/charts/db/Chart.yaml": "name: db\nversion: 1.0.0\n",
      "p/charts/db/values.yaml": "tag: 1\n",
      "p/charts/db/templates/pod.yaml":
        "apiVersion: v1\nkind: Pod\nmetadata: {name: db}\nspec:\n  containers:\n  - image: {{ .Values.global.registry }}/db:{{ .Values.tag }}\n",
    });
    expect(workloads(facts).map(({ name, optional, images }) => [name, optional, images[0]?.ref])).toEqual([
      ["db", true, "reg.io/db:9"],
      ["far", undefined, "far/app:latest"],
    ]);
    expect(facts.filter(({ kind }) => kind === "uses")).toMatchObject([
      { to: "p/charts/db", local: true, how: "chart" },
      { to: "https://charts.example.org/far:2.x", local: false },
    ]);
  });

  test("values that charts share in files beside them are used, and their secrets said once", () => {
    const one = (name: string) => ({
      [`all/${name}/Chart.yaml`]: `name: ${name}\nversion: 1.0.0\n`,
      [`all/${name}/values.yaml`]: "image: web\n",
      [`all/${name}/templates/pod.yaml`]:
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - image: {{ if .Values.site.registry }}{{ .Values.site.registry }}/{{ end }}{{ .Values.image }}:{{ .Values.site.tag }}\n",
    });
    const { facts } = readAll({
      ...one("a"),
      ...one("b"),
      "all/site.yaml": "site:\n  tag: 3\n  password: hunter22\n",
    });
    expect(workloads(facts).map(({ images }) => images[0]?.ref)).toEqual(["web:3", "web:3"]);
    expect(controls(facts)).toEqual(["secrets-in-manifests violated all/site.yaml:3"]);
  });

  test("a template without a chart is no fault: its values stay as written", () => {
    const { facts, notUnderstood } = readAll({
      "x/web.yaml": cache.replace("cache.enabled", "on") + "---\n",
    });
    expect(notUnderstood).toEqual([]);
    expect(workloads(facts)[0]).toMatchObject({
      type: "StatefulSet",
      images: [{ ref: "{{ .Values.cache.image }}" }],
    });
  });

  test("where what is unknown leaves no YAML, the images are still read from their lines, and the fault is said", () => {
    const broken = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
      - name: a
        image: "{{ .Values.image }}:{{ .Values.tag }}" # why
        args: [{{ .Values.nothing }}: : ]
`;
    const { facts, notUnderstood } = readAll({
      "c/Chart.yaml": "name: c\n",
      "c/values.yaml": "image: a/b\n",
      "c/templates/web.yaml": broken,
    });
    expect(workloads(facts)).toMatchObject([
      {
        id: "c/templates/web.yaml#Deployment/web",
        images: [{ ref: "a/b:{{ .Values.tag }}", at: { line: 10 } }],
      },
    ]);
    expect(notUnderstood).toMatchObject([{ at: { file: "c/templates/web.yaml" } }]);
  });

  test("values of a chart that is elsewhere say what runs, by the name of their file or folder", () => {
    const text = `image:
  repository: example.org/shop/api
  tag: latest
resources: {limits: {cpu: 1}}
deployment:
  env:
    - name: DATABASE_URL
      value: "psql://\${USER}:\${PASSWORD}@\${HOST}/x"
ingress:
  tls: [{hosts: [a]}]
`;
    const { facts } = readAll({ "packages/api/.k8s.values.yml": text });
    expect(workloads(facts)).toMatchObject([
      {
        name: "api",
        type: "Helm release",
        from: "helm",
        images: [{ ref: "example.org/shop/api:latest", at: { line: 3 } }],
      },
    ]);
    expect(controls(facts).map((said) => said.replace("packages/api/.k8s.values.yml", ""))).toEqual([
      "resource-limits present :4",
      "secrets-in-manifests violated :8",
      "ingress-tls present :10",
      "latest-tag-used violated :3",
    ]);
    expect(workloads(readAll({ "deploy/worker-values.yaml": text }).facts)[0]?.name).toBe("worker");
  });

  test("plugins that the values of a Jenkins install by their latest version are not pinned", () => {
    const plugins = (list: string) =>
      controls(
        readAll({ "jenkins/values.yaml": `controller:\n  installPlugins:\n  - a:1.2\n${list}` }).facts,
      );
    expect(plugins("  - b:latest\n")).toEqual(["ci-plugins-pinned violated jenkins/values.yaml:4"]);
    expect(plugins("")).toEqual(["ci-plugins-pinned present jenkins/values.yaml:3"]);
  });

  test("values that only change a chart of the tree are no workload of their own", () => {
    const prod = "image:\n  repository: example.org/shop/web\n  tag: 9\n";
    expect(workloads(readAll({ ...chart, "envs/prod/values.yaml": prod }).facts)).toHaveLength(2);
  });

  test("a helmfile declares releases, with the chart of the tree or of elsewhere", () => {
    const text = `repositories:
- {name: far, url: https://charts.example.org}
releases:
- name: shop
  namespace: prod
  chart: ./shop
  values: [shop/values-prod.yaml, {image: {tag: {{ requiredEnv "TAG" }}}}]
- {name: db, chart: far/db}
- {name: off, chart: far/off, installed: false}
`;
    const file = { path: "helmfile.yaml", text };
    const { facts } = helmfileReader.read(file, treeOf({ ...chart, "helmfile.yaml": text }));
    expect(facts.filter(({ kind }) => kind === "deploy")).toMatchObject([
      { how: "helm", workloads: ["shop"], files: ["shop"], environment: "prod", at: { line: 4 } },
      { workloads: ["db"], files: [] },
    ]);
    expect(facts.filter(({ kind }) => kind === "uses")).toMatchObject([
      { to: "shop", local: true },
      { to: "https://charts.example.org/db", local: false },
    ]);
  });

  test("reads anything without a fault of its own, and places are within the files", () => {
    expect(faultsWhenDamaged(helmReader, chart, 50)).toEqual([]);
  });
});
