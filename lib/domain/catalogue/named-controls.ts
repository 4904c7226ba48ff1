/** The controls that the analysis knows by their id; of all others it reads what the catalogue says (Analysis 2). */

/** Runs what strangers propose apart from everything else. */
export const isolation = "ci-untrusted-code-isolation";
/** A second person looks at each change. */
export const review = "src-two-party-review";
/** Says that images are signed, and the gate that checks it. */
export const signer = "img-sign";
export const verifier = "adm-image-signature";
