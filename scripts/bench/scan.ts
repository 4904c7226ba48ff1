import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { scanFiles } from "@/lib/domain/scan/scan";
import type { SourceFile } from "@/lib/domain/scan/source";
import { readYaml } from "@/lib/domain/scan/yaml/read-yaml";
import { readFolder } from "@/lib/server/scan/read-folder";
import { runScan } from "@/lib/server/scan/run-scan";
import { inPairs, timeOf } from "./measure";
import { ratioRow } from "./ratio-row";
import type { Row } from "./table";

const day = "2026-11-28";
const most = { real: 3, many: 10 } as const;

/** Reading real pipelines, and 5,000 files, in the process that a server starts for them. */
export async function benchScan(): Promise<readonly Row[]> {
  return [...(await benchReal()), await benchMany()];
}

/** The slowest of the real pipelines; none if they are not beside the project. */
async function benchReal(): Promise<readonly Row[]> {
  const corpus = path.resolve(import.meta.dirname, "../../shared/corpus/pipelines");
  if (!existsSync(corpus)) return [];
  const took: { readonly name: string; readonly files: readonly SourceFile[]; readonly time: number }[] = [];
  for (const name of readdirSync(corpus)) {
    const { files } = readFolder(path.join(corpus, name));
    took.push({ name, files, time: await timeOf(() => readIn(files)) });
  }
  const [slowest] = took.toSorted((a, b) => b.time - a.time);
  if (!slowest) return [];
  const { name, files } = slowest;
  return [
    ratioRow({
      what: `reading the slowest of ${took.length} real pipelines, ${name} with ${files.length} files`,
      middle: await inPairs(
        8,
        () => readIn(files),
        () => readIn(manyServices(5).slice(0, 1)),
      ),
      most: most.real,
      floor: "for one Dockerfile, in such a process",
    }),
  ];
}

async function benchMany(): Promise<Row> {
  const files = manyServices(5_000);
  const yaml = files.filter(({ path: name }) => name.endsWith("yaml"));
  let steps = 0;
  const middle = await inPairs(
    3,
    async () => (steps = await readIn(files)),
    () => yaml.map(({ text }) => readYaml(text)),
  );
  const { document } = scanFiles(files.slice(0, 50), { name: "Shop", day });
  const row = ratioRow({
    what: `reading ${files.length.toLocaleString("en")} files, with its progress told`,
    middle,
    most: most.many,
    floor: `to parse the YAML among them; ${steps} steps told; ${document.nodes.length} nodes of the first 50`,
  });
  return { ...row, holds: row.holds && steps > files.length };
}

/** @returns the number of reported steps */
async function readIn(given: readonly SourceFile[]): Promise<number> {
  let steps = 0;
  await runScan({ given, day, answers: {} }, { onProgress: () => steps++ });
  return steps;
}

/** Five files a service: a Dockerfile, a Jenkinsfile, a Deployment, a Service and values. */
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
