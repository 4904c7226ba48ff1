/**
 * The parts of an SPDX document in tags and values ("SPDXVersion: SPDX-2.2", a line each) that are read, as its JSON has them.
 * A value in <text> may have many lines.
 */
export function spdxOfTags(text: string): unknown {
  const document: Record<string, string> = {};
  const creators: string[] = [];
  const packages: TaggedPackage[] = [];
  const relationships: unknown[] = [];
  // A file, a snippet or a licence has tags of the same names as a package.
  let here: TaggedPackage | undefined;
  let isElsewhere = false;
  for (const [tag, value] of tagsOf(text)) {
    if (tag === "PackageName") {
      here = { name: value, externalRefs: [] };
      isElsewhere = false;
      packages.push(here);
    } else if (tag === "FileName" || tag === "SnippetSPDXID" || tag === "LicenseID") {
      here = undefined;
      isElsewhere = true;
    } else if (tag === "Relationship") {
      const [spdxElementId, relationshipType, relatedSpdxElement] = value.split(/\s+/);
      relationships.push({ spdxElementId, relationshipType, relatedSpdxElement });
    } else if (tag === "Creator") creators.push(value);
    else if (here) addToPackage(here, tag, value);
    else if (!isElsewhere) document[tag] ??= value;
  }
  return {
    spdxVersion: document["SPDXVersion"],
    name: document["DocumentName"],
    documentNamespace: document["DocumentNamespace"],
    creationInfo: { created: document["Created"], creators },
    packages,
    relationships,
  };
}

interface TaggedPackage {
  readonly name: string;
  SPDXID?: string;
  versionInfo?: string;
  downloadLocation?: string;
  primaryPackagePurpose?: string;
  readonly externalRefs: {
    readonly referenceType: string | undefined;
    readonly referenceLocator: string | undefined;
  }[];
}

function addToPackage(here: TaggedPackage, tag: string, value: string): void {
  if (tag === "SPDXID") here.SPDXID ??= value;
  else if (tag === "PackageVersion") here.versionInfo ??= value;
  else if (tag === "PackageDownloadLocation") here.downloadLocation ??= value;
  else if (tag === "PrimaryPackagePurpose") here.primaryPackagePurpose ??= value;
  else if (tag === "ExternalRef") {
    const [, referenceType, referenceLocator] = value.split(/\s+/);
    here.externalRefs.push({ referenceType, referenceLocator });
  }
}

function* tagsOf(text: string): Generator<readonly [string, string]> {
  let isInText = false;
  for (const line of text.split(/\r?\n/)) {
    if (isInText) {
      isInText = !line.includes("</text>");
      continue;
    }
    const colon = line.indexOf(":");
    if (colon === -1 || line.startsWith("#")) continue;
    const value = line.slice(colon + 1).trim();
    isInText = value.includes("<text>") && !value.includes("</text>");
    yield [line.slice(0, colon).trim(), value];
  }
}
