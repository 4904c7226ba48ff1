import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { scanFiles } from "@/lib/domain/scan/scan";

const shopFiles = [
  {
    path: ".github/workflows/build.yml",
    text: `name: build
on: [push]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: docker build -t registry.example.org/shop:1 app
      - run: docker push registry.example.org/shop:1
`,
  },
  { path: "app/Dockerfile", text: "FROM node:22\nUSER node\n" },
];

/** The map that the files of a small repository prove. @param day on which they are read */
export function shopDraft(day: string): PipelineDocument {
  return scanFiles(shopFiles, { name: "Shop", day }).document;
}
