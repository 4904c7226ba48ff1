"use client";
import { createContext, useContext } from "react";

type OpenImages = (image?: string) => void;

const OpenImagesContext = createContext<OpenImages | undefined>(undefined);

/** Where a screen says how it opens the images and layers of the pipeline: of one image, or of all. */
export const OpenImagesProvider = OpenImagesContext.Provider;

export function useOpenImages(): OpenImages {
  const open = useContext(OpenImagesContext);
  if (!open) throw new Error("There is no OpenImagesProvider around this component.");
  return open;
}
