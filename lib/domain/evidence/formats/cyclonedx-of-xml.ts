import { err, ok, type Result } from "../../result";
import { readXml, type XmlElement } from "../../scan/xml/read-xml";
import type { Refusal } from "./format-reader";

/**
 * The used parts of a CycloneDX document in XML, as its JSON has them: 1.0 to 1.6, and the extension for vulnerabilities before
 * 1.4.
 * @returns a refusal if it is another document, or is broken
 */
export function cyclonedxOfXml(text: string): Result<unknown, Refusal> {
  const { root, fault } = readXml(text);
  if (!root || localName(root) !== "bom") {
    if (fault) return err({ message: `${fault.message} (line ${fault.line})` });
    return err({ message: "This is XML, but not the bill of materials of CycloneDX." });
  }
  const namespace = [...root.attributes].find(
    ([name, value]) => /^xmlns(?::|$)/.test(name) && value.includes("/schema/bom/"),
  );
  if (!namespace) return err({ message: "This is XML, but not the bill of materials of CycloneDX." });
  // A truncated document may lack anything.
  if (fault) return err({ message: `${fault.message} (line ${fault.line})` });
  const metadata = child(root, "metadata");
  const component = metadata && child(metadata, "component");
  return ok({
    bomFormat: "CycloneDX",
    specVersion: /\/bom\/([\d.]+)/.exec(namespace[1])?.[1],
    metadata: {
      timestamp: metadata && textOf(metadata, "timestamp"),
      tools: metadata ? toolsOf(metadata) : [],
      component: component && componentOf(component),
    },
    components: children(child(root, "components"), "component").map(componentOf),
    vulnerabilities: vulnerabilitiesOf(root),
  });
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}

function children(from: XmlElement | undefined, name: string): readonly XmlElement[] {
  return from?.children.filter((one) => localName(one) === name) ?? [];
}

function child(from: XmlElement, name: string): XmlElement | undefined {
  return children(from, name)[0];
}

function textOf(from: XmlElement, name: string): string | undefined {
  return child(from, name)?.text.trim();
}

function toolsOf(metadata: XmlElement): readonly unknown[] {
  const tools = child(metadata, "tools");
  return [...children(tools, "tool"), ...children(tools && child(tools, "components"), "component")].map(
    (one) => ({
      name: textOf(one, "name"),
      version: textOf(one, "version"),
    }),
  );
}

function componentOf(one: XmlElement): unknown {
  return {
    type: one.attributes.get("type"),
    "bom-ref": one.attributes.get("bom-ref"),
    name: textOf(one, "name"),
    version: textOf(one, "version"),
    purl: textOf(one, "purl"),
    properties: children(child(one, "properties"), "property").map((property) => ({
      name: property.attributes.get("name"),
      value: property.text.trim(),
    })),
    externalReferences: children(child(one, "externalReferences"), "reference").map((reference) => ({
      type: reference.attributes.get("type"),
      url: textOf(reference, "url"),
    })),
  };
}

function vulnerabilitiesOf(root: XmlElement): readonly unknown[] {
  // The extension has them beside the components or inside of one.
  const places = [root, ...children(child(root, "components"), "component")];
  return places
    .flatMap((place) => children(child(place, "vulnerabilities"), "vulnerability"))
    .map((one) => {
      const analysis = child(one, "analysis");
      return {
        id: textOf(one, "id"),
        recommendation: textOf(one, "recommendation"),
        ratings: children(child(one, "ratings"), "rating").map((rating) => ({
          severity: textOf(rating, "severity"),
        })),
        analysis: analysis && {
          state: textOf(analysis, "state"),
          justification: textOf(analysis, "justification"),
          detail: textOf(analysis, "detail"),
        },
        affects: children(child(one, "affects"), "target").map((target) => ({ ref: textOf(target, "ref") })),
      };
    });
}
