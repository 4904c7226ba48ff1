import { kinds } from "@/lib/domain/catalogue/kinds";
import { stages } from "@/lib/domain/pipeline/document";
import { stageNames } from "@/lib/domain/words/english";

export const kindOptions = kinds.map(({ id, name }) => ({ value: id, label: name }));

export const stageOptions = stages.map((value) => ({ value, label: stageNames[value] }));
