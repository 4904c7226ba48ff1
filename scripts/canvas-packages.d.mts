export function bundleCanvas(folder: string): Promise<string>;
