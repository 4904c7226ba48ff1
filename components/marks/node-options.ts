import { kinds } from "@/lib/domain/catalogue/kinds";
import { environments, stages } from "@/lib/domain/pipeline/document-lists";
import { stageNames } from "@/lib/domain/words/english";
import { environmentWords } from "@/lib/domain/words/environment-words";

export const kindOptions = kinds.map(({ id, name }) => ({ value: id, label: name }));

export const stageOptions = stages.map((value) => ({ value, label: stageNames[value] }));

export const environmentOptions = environments.map((value) => ({
  value,
  label: environmentWords[value].word,
}));
