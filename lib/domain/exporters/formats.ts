/** In the order of the menu. */
export const formatGroups = ["Picture", "For other tools", "For auditors", "Data"] as const;

/** The export formats. Light enough for a menu: the writers are in write-export.ts. */
export interface ExportFormat {
  /** In addresses and on the command line. */
  readonly format: string;
  readonly title: string;
  readonly group: (typeof formatGroups)[number];
  /** What it is for, in a line. */
  readonly purpose: string;
  /** Of the file, without the dot before it. */
  readonly extension: string;
  readonly mediaType: string;
}

export const exportFormats = [
  {
    format: "svg",
    title: "SVG",
    group: "Picture",
    purpose: "The map as a drawing, sharp at any size",
    extension: "svg",
    mediaType: "image/svg+xml",
  },
  {
    format: "png",
    title: "PNG",
    group: "Picture",
    purpose: "The map as a picture, for slides and chats",
    extension: "png",
    mediaType: "image/png",
  },
  {
    format: "mermaid",
    title: "Mermaid",
    group: "For other tools",
    purpose: "A flowchart as text, for READMEs and wikis",
    extension: "mmd",
    mediaType: "text/vnd.mermaid; charset=utf-8",
  },
  {
    format: "drawio",
    title: "draw.io",
    group: "For other tools",
    purpose: "The map as a drawing to edit and import again",
    extension: "drawio",
    mediaType: "application/xml; charset=utf-8",
  },
  {
    format: "threat-dragon",
    title: "OWASP Threat Dragon 2",
    group: "For other tools",
    purpose: "A threat model; gaps are its threats",
    extension: "threat-dragon.json",
    mediaType: "application/json; charset=utf-8",
  },
  {
    format: "otm",
    title: "Open Threat Model 0.2.0",
    group: "For other tools",
    purpose: "A threat model with mitigations, for IriusRisk and others",
    extension: "otm.json",
    mediaType: "application/json; charset=utf-8",
  },
  {
    format: "tm-bom",
    title: "TM-BOM 1.0.2",
    group: "For other tools",
    purpose: "OWASP's bill of materials of a threat model",
    extension: "tm-bom.json",
    mediaType: "application/json; charset=utf-8",
  },
  {
    format: "sarif",
    title: "SARIF 2.1.0",
    group: "For other tools",
    purpose: "All gaps, for viewers of findings",
    extension: "sarif",
    mediaType: "application/sarif+json; charset=utf-8",
  },
  {
    format: "cyclonedx-1.6",
    title: "CycloneDX 1.6",
    group: "For auditors",
    purpose: "Images, their builds, and control claims",
    extension: "cdx.json",
    mediaType: "application/vnd.cyclonedx+json; version=1.6; charset=utf-8",
  },
  {
    format: "cyclonedx-1.7",
    title: "CycloneDX 1.7",
    group: "For auditors",
    purpose: "As 1.6, in the newer version",
    extension: "cdx.json",
    mediaType: "application/vnd.cyclonedx+json; version=1.7; charset=utf-8",
  },
  {
    format: "oscal",
    title: "OSCAL 1.2.1",
    group: "For auditors",
    purpose: "Assessment results by NIST SP 800-53",
    extension: "oscal.json",
    mediaType: "application/oscal+json; charset=utf-8",
  },
  {
    format: "csv",
    title: "CSV of the gaps",
    group: "Data",
    purpose: "All gaps with their priority, for a spreadsheet",
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
  },
  {
    format: "json",
    title: "Blueline JSON",
    group: "Data",
    purpose: "The whole pipeline, to store or to import again",
    extension: "blueline.json",
    mediaType: "application/json; charset=utf-8",
  },
  {
    format: "yaml",
    title: "Blueline YAML",
    group: "Data",
    purpose: "The whole pipeline, sorted for diffs in git",
    extension: "blueline.yaml",
    mediaType: "application/yaml; charset=utf-8",
  },
] as const satisfies readonly ExportFormat[];

/** One that there is. */
export type KnownFormat = (typeof exportFormats)[number];
export type FormatId = KnownFormat["format"];
/** Drawn as a picture; all others are text. */
export type PictureFormat = "svg" | "png";

export function isPicture(format: FormatId): format is PictureFormat {
  return format === "svg" || format === "png";
}

const byId: ReadonlyMap<string, KnownFormat> = new Map(exportFormats.map((row) => [row.format, row]));

/** Undefined for a name that is no format. */
export function formatById(format: string): KnownFormat | undefined {
  return byId.get(format);
}
