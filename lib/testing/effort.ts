/**
 * By how much of its usual number of cases a test tries: less before a commit (`npm run check`) and in `npm test`, all in
 * `npm run test:all`, and by whoever runs a test by hand.
 */
export const effort = Number(process.env["TEST_EFFORT"] ?? 1);
