"use client";
import { createContext, useContext } from "react";

type OpenImages = (image?: string) => void;

const OpenImagesContext = createContext<OpenImages | undefined>(undefined);

/** How a screen opens the pipeline's images and layers: one image, or all. */
export const OpenImagesProvider = OpenImagesContext.Provider;

export function useOpenImages(): OpenImages {
  const open = useContext(OpenImagesContext);
  if (!open) throw new Error("There is no OpenImagesProvider around this component.");
  return open;
}
