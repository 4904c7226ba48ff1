import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { scanFiles } from "@/lib/domain/scan/scan";
import type { SourceFile } from "@/lib/domain/scan/source";
import { readYaml } from "@/lib/domain/scan/yaml/read-yaml";
import { readFolder } from "@/lib/server/scan/read-folder";
import { runScan } from "@/lib/server/scan/run-scan";
import { milliseconds } from "./measure";
import type { Row } from "./table";

const day = "2026-11-28";
const largest = 3_000;
const many = 30_000;

/** Reading real pipelines, and 5,000 files, in the process that a server starts for them. */
export async function benchScan(): Promise<readonly Row[]> {
  return [...(await benchReal()), await benchMany()];
}

/** The one of the real pipelines that takes longest; none where they are not beside the project. */
async function benchReal(): Promise<readonly Row[]> {
  const corpus = path.resolve(import.meta.dirname, "../../shared/corpus/pipelines");
  if (!existsSync(corpus)) return [];
  const took: { name: string; files: number; time: number }[] = [];
  for (const name of readdirSync(corpus)) {
    const { files } = readFolder(path.join(corpus, name));
    took.push({ name, files: files.length, time: (await readIn(files)).time });
  }
  const [slowest] = took.toSorted((a, b) => b.time - a.time);
  if (!slowest) return [];
  return [
    {
      what: `reading the slowest of ${took.length} real pipelines, ${slowest.name} with ${slowest.files} files`,
      measured: milliseconds(slowest.time),
      bound: `under ${milliseconds(largest)}`,
      beside: `${milliseconds(took.toSorted((a, b) => a.time - b.time)[0]?.time ?? 0)} for the quickest`,
      holds: slowest.time < largest,
    },
  ];
}

async function benchMany(): Promise<Row> {
  const files = manyServices(5_000);
  const { time, progress } = await readIn(files);
  const begin = performance.now();
  for (const { path: name, text } of files) if (name.endsWith("yaml")) readYaml(text);
  const floor = performance.now() - begin;
  const { document } = scanFiles(files.slice(0, 50), { name: "Shop", day });
  return {
    what: `reading ${files.length} files, with its progress told`,
    measured: milliseconds(time),
    bound: `under ${milliseconds(many)}`,
    beside: `${milliseconds(floor)} to parse the YAML among them; ${progress} steps told; ${document.nodes.length} nodes of the first 50`,
    holds: time < many && progress > files.length,
  };
}

async function readIn(given: readonly SourceFile[]): Promise<{ time: number; progress: number }> {
  let progress = 0;
  const begin = performance.now();
  await runScan({ given, day, answers: {} }, { onProgress: () => progress++ });
  return { time: performance.now() - begin, progress };
}

/** Five files a service: a Dockerfile, what Jenkins does, a Deployment, a Service and values. */
function manyServices(count: number): readonly SourceFile[] {
  return Array.from({ length: count / 5 }, (_, index) => {
    const name = `service-${index}`;
    const image = `registry.example.org/shop/${name}`;
    const metadata = `metadata:\n  name: ${name}\n  namespace: shop\n`;
    return [
      {
        path: `${name}/Dockerfile`,
        text: "FROM golang:1.27 AS build\nRUN go build ./...\nFROM alpine:3.22\nCOPY --from=build /app /app\nUSER app\n",
      },
      {
        path: `${name}/Jenkinsfile`,
        text: `pipeline {\n  agent any\n  stages {\n    stage('Build') { steps { sh 'docker build -t ${image}:1 ${name} && docker push ${image}:1' } }\n    stage('Deploy') { steps { input 'Now?'; sh 'kubectl apply -f ${name}/deployment.yaml' } }\n  }\n}\n`,
      },
      {
        path: `${name}/deployment.yaml`,
        text: `apiVersion: apps/v1\nkind: Deployment\n${metadata}spec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: ${image}:1\n          securityContext: { runAsNonRoot: true }\n`,
      },
      {
        path: `${name}/service.yaml`,
        text: `apiVersion: v1\nkind: Service\n${metadata}spec:\n  type: ClusterIP\n`,
      },
      { path: `${name}/settings.yaml`, text: `name: ${name}\nreplicas: 2\n` },
    ];
  }).flat();
}
