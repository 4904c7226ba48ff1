/** Controls that the analysis knows by id; for all others it reads the catalogue's rules (Analysis 2). */

/** Isolates outsiders' changes in CI. */
export const isolation = "ci-untrusted-code-isolation";
/** Independent review of each change. */
export const review = "src-two-party-review";
/** Signs images, and the gate that verifies the signatures. */
export const signer = "img-sign";
export const verifier = "adm-image-signature";
