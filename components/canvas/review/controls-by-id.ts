import { catalogue } from "@/lib/domain/catalog/load";

export const controlsById = new Map(catalogue.controls.map((control) => [control.id, control]));
