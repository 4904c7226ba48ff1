import { describe, expect, test } from "vitest";
import { treeOf } from "../../../testing/tree-of";
import type { Reading } from "../reader";
import type { SourceTree } from "../source";
import { helmReader } from "./read-helm";

function read(tree: SourceTree): Reading {
  const chart = tree.get("c/Chart.yaml");
  return chart ? helmReader.read(chart, tree) : { facts: [], notUnderstood: [] };
}

/** The image of a workload that a template gives, with some values. */
function imageOf(
  template: string,
  valuesText = "",
  more: Readonly<Record<string, string>> = {},
): string | undefined {
  const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - image: ${template}\n`;
  const tree = treeOf({
    "c/Chart.yaml": "name: c\nversion: 1.0.0\n",
    "c/values.yaml": valuesText,
    "c/templates/pod.yaml": text,
    ...more,
  });
  const workload = read(tree).facts.find((fact) => fact.kind === "workload");
  return workload?.kind === "workload" ? workload.images[0]?.ref : undefined;
}

describe("templates of Go", () => {
  test("what no file tells stays as it is written", () => {
    expect(
      imageOf('"{{ .Values.image.repository }}:{{ .Values.image.tag }}"', "image: {repository: a/b}"),
    ).toBe("a/b:{{ .Values.image.tag }}");
    expect(imageOf('{{ include "lib.image" (dict "a" .Values.a) }}')).toBe(
      '{{ include "lib.image" (dict "a" .Values.a) }}',
    );
    expect(imageOf("{{ .Values.name }}:{{ randAlphaNum 5 }}", "name: a/b")).toBe("a/b:{{ randAlphaNum 5 }}");
    expect(imageOf('"a/b:{{ .Values.tag }}"', 'tag: ""')).toBe("a/b:{{ .Values.tag }}");
  });

  test.each([
    ['{{ printf "%s:%s" .Values.a (.Values.t | toString) }}', "a: x/y\nt: 1.10", "x/y:1.10"],
    [
      '{{ if eq .Values.e "prod" }}x:1{{ else if .Values.t }}x:{{ .Values.t }}{{ else }}x:2{{ end }}',
      "e: dev\nt: 5",
      "x:5",
    ],
    [
      '{{ .Values.r | trimSuffix "/" }}/{{ lower .Values.n }}:{{ ternary "a" "b" (hasKey .Values "r") }}',
      "r: reg.io/\nn: Web",
      "reg.io/web:a",
    ],
    [
      "{{ $i := .Values.i }}{{ with $i }}{{ .repository }}:{{ $.Chart.Version }}{{ end }}",
      "i: {repository: w}",
      "w:1.0.0",
    ],
    ['{{ coalesce .Values.x .Values.y "z:1" }}', "y: ''", "z:1"],
    ["{{ (index .Values.l 1).image }}", "l: [{image: 'a:1'}, {image: 'b:1'}]", "b:1"],
    ["{{ tpl .Values.i . }}", 'i: "{{ .Values.r }}:3"\nr: w', "w:3"],
    ["{{/* no: {{ this }} */}}{{ `w:4` }}", "", "w:4"],
    ['{{ dig "a" "b" "d" .Values }}:{{ get (merge (dict "v" "1") .Values) "v" }}', "a: {b: w}\nv: 2", "w:1"],
    [
      "{{ range .Values.l }}{{ if .on }}{{ .i }}{{ end }}{{ end }}",
      "l: [{i: a, on: false}, {i: 'b:2', on: true}]",
      "b:2",
    ],
    ['{{ join "/" (list "a" .Values.b) }}:{{ add 1 2 }}', "b: c", "a/c:3"],
    [
      '{{ if semverCompare ">=1.19" .Capabilities.KubeVersion.Version }}new:1{{ else }}old:1{{ end }}',
      "",
      "new:1",
    ],
  ])("evaluates %s", (template, valuesText, image) => {
    expect(imageOf(template, valuesText)).toBe(image);
  });

  test("a helper of Bitnami's library that is not in the tree does what it does there", () => {
    const template =
      '{{ include "common.images.image" (dict "imageRoot" .Values.image "global" .Values.global) }}';
    expect(
      imageOf(
        template,
        "image: {registry: docker.io, repository: acme/web, tag: '1.2'}\nglobal: {imageRegistry: ''}",
      ),
    ).toBe("docker.io/acme/web:1.2");
  });

  test("a chart that asks for too much ends and says so, and nothing contains itself", () => {
    const loops = [
      "{{ range until 1000 }}{{ range until 1000 }}x{{ end }}{{ end }}",
      '{{ define "c.a" }}{{ include "c.a" . }}{{ end }}{{ include "c.a" . }}',
      '{{ $x := dict "a" . }}{{ range until 900 }}{{ $x = dict "a" $x "b" $x }}{{ end }}{{ toYaml $x }}',
      '{{ $x := "aaaaaaaaaa" }}{{ range until 900 }}{{ $x = printf "%s%s" $x $x }}{{ end }}{{ $x }}',
      '{{ $_ := set .Values "a" .Values }}{{ $_ = set .Values "b" .Values }}{{ toYaml .Values }}',
    ];
    const why = loops.map((loop) => {
      const tree = treeOf({ "c/Chart.yaml": "name: c\n", "c/templates/a.yaml": `kind: A\n${loop}\n` });
      return read(tree).notUnderstood[0]?.why;
    });
    const tooLarge = "This chart is over the size limit.";
    expect(why).toEqual([tooLarge, undefined, tooLarge, tooLarge, undefined]);
  });
});
