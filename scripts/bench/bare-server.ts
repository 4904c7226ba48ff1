import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><link rel="stylesheet" href="/bare.css">
<style>html,body,#root{margin:0;height:100%}nav{position:absolute;z-index:1}.plain{box-sizing:border-box;width:196px;height:96px;padding:10px;border:1px solid #888;border-radius:10px;background:#fff;font:13px sans-serif}.plain p{margin:4px 0}</style>
<div id="root"></div><script type="module" src="/bare.js"></script></html>`;

export interface BareServer {
  readonly url: string;
  readonly stop: () => Promise<unknown>;
}

/** Serves a bare React Flow canvas of the same graph, bundled and compressed like ours. */
export async function startBareServer({ nodes, edges }: PipelineDocument): Promise<BareServer> {
  const { outputFiles } = await build({
    entryPoints: ["scripts/bench/bare-canvas.tsx"],
    outfile: "bare.js",
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    jsx: "automatic",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const graph = {
    nodes: nodes.map(({ id, kind, name, position }) => ({
      id,
      type: "plain",
      position,
      ...cardSize,
      data: { name, kind },
    })),
    edges: edges.map(({ id, source, target }) => ({ id, source, target })),
  };
  const files = new Map([
    ["/", { type: "text/html", body: gzipSync(page) }],
    ["/graph.json", { type: "application/json", body: gzipSync(JSON.stringify(graph)) }],
    ...outputFiles.map(({ path, contents }) => {
      const isStyle = path.endsWith(".css");
      return [
        isStyle ? "/bare.css" : "/bare.js",
        { type: isStyle ? "text/css" : "text/javascript", body: gzipSync(contents) },
      ] as const;
    }),
  ]);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": file.type, "content-encoding": "gzip" }).end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It listens on a port.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(resolve)) };
}
