export default function (config) {
  config.setUseGitIgnore(false);
  return { dir: { input: "input", output: "site", includes: "includes", data: "data" } };
}
