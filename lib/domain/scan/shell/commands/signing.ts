import { type Call, sayCheck } from "../call";
import { type Options, readOptions } from "../options";

const valued =
  "k key a annotations o output output-signature output-certificate output-file predicate type identity-token certificate-identity certificate-identity-regexp certificate-oidc-issuer certificate-oidc-issuer-regexp certificate certificate-chain rekor-url fulcio-url sbom timestamp-server-url attachment policy platform bundle signature u username p password signature-format id plugin plugin-config user-metadata e expiry signature-manifest source-uri source-tag source-branch builder-id provenance-path format payload tlog-upload yes";

export function cosign(call: Call): void {
  // `--yes` takes a value only with `=`.
  const options = readOptions(call.args, { valued: valued.replace(/ tlog-upload yes$/, "") });
  const [command, ...images] = options.words;
  const [image] = images;
  switch (command) {
    case "sign":
      for (const one of images) sayCheck(call, "sign", one);
      return image === undefined ? undefined : signed(call, images, "cosign sign");
    case "attest":
      return attested(call, options, image);
    case "attach": {
      if (image !== "sbom") return undefined;
      sayCheck(call, "sbom", images[1]);
      return call.desk.control(call.line, "image-sbom", "present", "cosign attach sbom");
    }
    case "verify":
    case "verify-attestation":
    case "dockerfile":
      return sayCheck(call, "verify", image);
    default:
      return undefined;
  }
}

/** A signature of a tag is one of whatever the tag names later. */
function signed({ desk, line }: Call, images: readonly string[], how: string): void {
  desk.control(line, "image-signed", "present", `${how} ${images[0] ?? ""}`);
  const byTag = images.find((image) => !/@|digest/i.test(image));
  if (byTag === undefined) desk.control(line, "signature-by-digest", "present", `${how} ${images[0] ?? ""}`);
  else if (/[:/]/.test(byTag.replace(/\$\{\{[^}]*\}\}|\$\{[^}]*\}/g, "")))
    desk.control(line, "signature-by-digest", "violated", `${byTag} is signed by its tag`);
}

function attested(call: Call, options: Options, image: string | undefined): void {
  const { desk, line } = call;
  const type = options.last("type") ?? "";
  if (/spdx|cyclonedx|sbom/i.test(type)) {
    sayCheck(call, "sbom", image);
    desk.control(line, "image-sbom", "present", `cosign attest --type ${type}`);
  } else if (/slsa|provenance/i.test(type)) {
    sayCheck(call, "provenance", image);
    desk.control(line, "image-provenance", "present", `cosign attest --type ${type}`);
  } else sayCheck(call, "sign", image);
}

export function notation(call: Call): void {
  const options = readOptions(call.args, { valued });
  const [command, image] = options.words;
  if (command === "sign" && image !== undefined) {
    sayCheck(call, "sign", image);
    signed(call, [image], "notation sign");
  }
  if (command === "verify") sayCheck(call, "verify", image);
}

export function slsaVerifier(call: Call): void {
  const { words } = readOptions(call.args, { valued });
  if (words[0]?.startsWith("verify"))
    sayCheck(call, "verify", words[0] === "verify-image" ? words[1] : undefined);
}

/** `gh attestation verify oci://image`. */
export function gh(call: Call): void {
  const [group, command, target] = readOptions(call.args, { valued: "o owner R repo signer-workflow" }).words;
  if (group === "attestation" && command === "verify")
    sayCheck(call, "verify", target?.replace(/^oci:\/\//, ""));
}
