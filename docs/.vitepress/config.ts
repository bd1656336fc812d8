import { defineConfig } from "vitepress";
import { headingAddress } from "./heading-address.ts";
import { addressOfFile, copyLinked, pathInDocs } from "./linked-files.ts";
import { sidebar } from "./pages.ts";

export default defineConfig({
  title: "Readout",
  description: "Who welcomed it, who doubted it, who opposed it, country by country",
  lang: "en",
  // Pages are files, so that any server can give them, or none.
  cleanUrls: false,
  ignoreDeadLinks: "localhostLinks",
  markdown: {
    attrs: { disable: true }, // a heading may have {event} in it
    anchor: { slugify: headingAddress },
    config(md) {
      md.core.ruler.push("links_to_files", ({ tokens, env }) => {
        const { path } = env as { path: string };
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          const link = token.type === "link_open" ? token.attrGet("href") : null;
          const address = link === null ? null : addressOfFile(pathInDocs(path), link);
          if (address === null) continue;
          token.attrSet("href", address);
          token.attrSet("target", "_self"); // a file, which the pages' own script can't open
        }
      });
    },
  },
  themeConfig: {
    nav: [
      { text: "Tour", link: "/tour" },
      {
        text: "How to",
        items: [
          { text: "Analyst", link: "/analyst" },
          { text: "News desk", link: "/news-desk" },
          { text: "Developer", link: "/developer" },
          { text: "Operator", link: "/operator" },
        ],
      },
      {
        text: "Reference",
        items: [
          { text: "Commands", link: "/reference/commands" },
          { text: "HTTP", link: "/reference/http" },
          { text: "Library", link: "/reference/library" },
          { text: "Settings", link: "/configuration" },
        ],
      },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: "local" },
  },
  buildEnd({ outDir }) {
    copyLinked(outDir);
  },
});
