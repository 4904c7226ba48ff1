import { dayFromNow } from "./days";
import { articleTemplates } from "@/lib/domain/catalogue/templates/article";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";

const doings = [
  "<script>hit()</script>",
  "<img src=x onerror=hit()>",
  "<svg onload=hit()>",
  "<svg><script>hit()</script></svg>",
  "<svg><animate onbegin=hit() attributeName=x>",
  "<iframe srcdoc='<script>parent.hit()</script>'>",
  "<details open ontoggle=hit()>",
  "<input autofocus onfocus=hit()>",
  "<body onpageshow=hit()>",
  "<math><mtext><img src=x onerror=hit()></mtext></math>",
  "<a href=javascript:hit()>x</a>",
  "<form action=javascript:hit()><button>x",
  "<object data=javascript:hit()>",
  "<style>@import 'javascript:hit()'</style>",
  "<base href=javascript:hit()//>",
  "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
  "<marquee onstart=hit()>",
  "javascript:hit()",
  "${hit()}{{constructor.constructor('hit()')()}}",
  "&lt;script&gt;hit()&lt;/script&gt;\u2028<!--",
];
/** Out of whatever the text may stand in: an attribute, a title or a script. */
const ways = ["", `'">`, "</title></textarea></script></style></svg>"];
export const hostileTexts = ways.flatMap((way) => doings.map((doing) => way + doing));

/** The article's pipeline with hostile text wherever a document has text, each of the texts somewhere. */
export function hostileDocument(): PipelineDocument {
  let next = 0;
  const text = () => hostileTexts[next++ % hostileTexts.length] ?? "";
  const { document } = articleTemplates[0] ?? { document: undefined };
  if (!document) throw new Error("There is no template.");
  const nodes = document.nodes.map((node) => ({
    ...node,
    name: text(),
    owner: text(),
    note: text(),
    version: text(),
    zone: "z",
    technologies: [text()],
  }));
  return {
    ...document,
    name: text(),
    description: text(),
    nodes,
    edges: document.edges.map((edge) => ({ ...edge, note: text() })),
    zones: [{ id: "z", name: text(), kind: "other" }],
    images: [
      {
        id: "app",
        name: text(),
        builtBy: "ci",
        parents: [{ ref: text() }],
        layers: [{ kind: "other", title: text() }],
      },
    ],
    claims: ["img-sign", "img-vuln-scan", "img-sbom"].map((control) => ({
      node: "ci",
      control,
      status: "not-applicable",
      owner: text(),
      note: text(),
      reason: text(),
      evidence: [{ id: "v", title: text(), tool: text(), result: "contradicts", effective: "2026-01-01" }],
      ...(control === "img-sbom"
        ? {
            status: "accepted" as const,
            acceptance: { by: text(), until: dayFromNow(30), residual: text() },
          }
        : {}),
    })),
  };
}
