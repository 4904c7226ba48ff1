import { describe, expect, it } from "vitest";
import { catalogue } from "./load";
import { isFoundBy, typedWords } from "./find-by-words";
import { formerWords, searchWords } from "./search-words";

const found = (text: string) =>
  catalogue.controls.filter((control) => isFoundBy(control, typedWords(text))).map(({ id }) => id);

describe("controls are found by what people call them", () => {
  it.each([
    ["image scanning", ["img-vuln-scan", "reg-continuous-scan", "adm-vuln-threshold", "img-malware-scan"]],
    ["admission", ["adm-image-signature", "adm-allowed-registries", "adm-vuln-threshold"]],
    ["Admission controller", ["adm-image-signature", "adm-pod-security-baseline"]],
    ["image signing", ["img-sign", "adm-image-signature"]],
    ["software bill of materials", ["img-sbom"]],
    ["SBOM", ["img-sbom"]],
    ["secrets", ["ci-secret-management", "k8s-workload-secrets", "img-no-secrets"]],
    ["least privilege", ["src-least-privilege", "run-drop-privileges", "reg-access-control"]],
    ["provenance", ["img-provenance", "src-provenance", "adm-image-signature"]],
    ["hardening", ["dockerd-hardening", "k8s-component-hardening", "run-seccomp-lsm", "host-minimal-os"]],
    ["signature verification", ["adm-image-signature", "base-verify-signature"]],
    ["network policy", ["k8s-network-policies"]],
    ["pinning", ["base-pin-digest", "pin-dependencies"]],
    ["2fa", ["src-strong-auth"]],
    ["code review", ["src-two-party-review"]],
    ["Run unreviewed code without secrets", ["ci-untrusted-code-isolation"]],
    ["Allow parent images only from approved sources", ["base-approved-sources"]],
    ["Release with a second person's approval", ["release-approval"]],
    ["two-person approval", ["release-approval", "deploy-approval-gate"]],
  ])("%s", (text, ids) => expect(found(text)).toEqual(expect.arrayContaining(ids)));

  it("each word counts, and what no control is called finds none", () => {
    expect(found("sbom admission")).toEqual([]);
    expect(found("unicorns")).toEqual([]);
    expect(found(" ")).toHaveLength(catalogue.controls.length);
  });

  it("by words that lists say beside it", () => {
    expect(isFoundBy({ id: "img-sign", title: "Sign images" }, ["jenkins", "sign"], "Jenkins Ana")).toBe(
      true,
    );
  });

  it("the words are those of controls that the catalogue has", () => {
    const known = new Set(catalogue.controls.map(({ id }) => id));
    const named = [...Object.keys(formerWords), ...searchWords.flatMap(([, ids]) => ids)];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});
