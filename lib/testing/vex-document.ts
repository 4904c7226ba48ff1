/** As OpenVEX writes it: that the first vulnerability of a `trivyReport` does not bear on an image. */
export function vexDocument(image: string, timestamp: string): string {
  return JSON.stringify({
    "@context": "https://openvex.dev/ns/v0.2.0",
    "@id": "https://acme.example/vex/1",
    author: "Acme",
    timestamp,
    version: 1,
    statements: [
      {
        vulnerability: { name: "CVE-2026-1000" },
        products: [{ "@id": image }],
        status: "not_affected",
        justification: "vulnerable_code_not_in_execute_path",
      },
    ],
  });
}
