import type { Environment } from "../pipeline/document";

interface EnvironmentWord {
  /** In a list to choose from. */
  readonly word: string;
  /** On a card, and with less room. */
  readonly mark: string;
  readonly short: string;
}

export const environmentWords: { readonly [E in Environment]: EnvironmentWord } = {
  production: { word: "Production", mark: "PROD", short: "PROD" },
  staging: { word: "Staging", mark: "STAGING", short: "STG" },
  test: { word: "Test", mark: "TEST", short: "TEST" },
  development: { word: "Development", mark: "DEV", short: "DEV" },
};
