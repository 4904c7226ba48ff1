/** Whether `npm run test:long` runs the stories: it looks at all of what `npm test` looks at a telling part of. */
export const isAtLength = process.env["STORIES_AT_LENGTH"] === "1";
