# Every command of the project; CI runs these and nothing else. `make` alone lists them.
# Variables, on the command line or in the environment:
#   PLAN=data/plan.yml    the plan to build
#   SITE_URL=https://...  where the site will be found
#   REPO_URL=https://...  where its sources are (edit links)
#   REPO_KIND=gitlab      what runs there, if the host's name does not tell: github, gitlab, gitee, gitea
#   BASE=main             what a change is compared with (check-changes, check-addresses, check-subjects, test-change, summary)
#   PUBLISH=1             build for publication: the draft of an import is refused
#   SIZES=25,300 ROUNDS=3 how many measures and how often (bench)
#   DESK=no               a site without the editing desk, where npm cannot be reached; or the folder of its software
#   CACHE=.cache          where documents, QR codes and compiled templates are kept for the next build
#   PYTHON=python3.12     the Python to make the environment with
# All but PYTHON reach the programs through the environment alone: no recipe puts them into a command line.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install -qq --no-input --disable-pip-version-check
NODE_TOOLS := tests/js/node_modules/.installed

FUZZED := tests/loading/test_properties.py tests/importing/test_fuzz.py tests/desk/test_fuzz.py \
  tests/addresses/test_ledger_fuzz.py

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## 列出全部命令 (list the commands)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- setting up -------------------------------------------------------------

.PHONY: install
install: $(VENV)/.runtime ## 安装构建所需软件到 .venv (set up what building needs)
	@:

.PHONY: install-dev
install-dev: $(VENV)/.dev $(NODE_TOOLS) ## 另装检查和测试所需软件 (set up the tools of check and test)
	@:

.PHONY: install-browser
install-browser: ## 安装测试所用的浏览器、字体等系统软件 (system packages of the tests)
	@scripts/install-system.sh

.PHONY: install-desk
install-desk: install ## 取来“修改台”在浏览器里运行所需的软件，约 8 MB (what the editing desk runs with)
	@$(PY) -m macros runtime

# A stamp is written last, so that a step that broke off is done again.
$(VENV)/.made:
	@scripts/make-venv.sh $(PYTHON) $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.made requirements.txt pyproject.toml
	@echo "安装 requirements.txt 锁定的软件包 …"
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	@echo "安装 requirements-dev.txt 锁定的软件包 …"
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

$(NODE_TOOLS): tests/js/package.json tests/js/package-lock.json tests/js/.npmrc
	@command -v npm >/dev/null || { \
	  echo "检查和测试需要 Node.js 20.19 以上版本和 npm，请先安装（Debian 13、Ubuntu 26.04 起：apt install nodejs npm）。" >&2; \
	  echo "The checks and tests need Node.js >= 20.19 and npm; install them first." >&2; exit 1; }
	@echo "安装 tests/js/package-lock.json 锁定的软件包 …"
	@cd tests/js && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --loglevel=error --no-progress >/dev/null
	@touch $@

# --- the site ---------------------------------------------------------------

# Two builds of one commit are the same, byte for byte.
COMMIT_TIME := $(shell git log -1 --format=%ct 2>/dev/null)
COMMIT := $(shell git log -1 --format=%H 2>/dev/null)
ifneq ($(COMMIT_TIME),)
site summary: export SOURCE_DATE_EPOCH ?= $(COMMIT_TIME)
site summary sbom: export SOURCE_COMMIT ?= $(COMMIT)
endif

.PHONY: site
site: install install-desk ## 构建并检查网站，写到 site/ (build the site and check it)
	@$(PY) -m macros build $${PUBLISH:+--publish}

# The ledger keeps itself: a publication records all addresses on a branch of its own, and every check
# and build of a workflow begins with what was recorded.
.PHONY: ledger
ledger: install ## 把公布时记下的网址并入 data/addresses.txt (take in what publications recorded)
	@$(PY) -m macros ledger take

# Asks the site that stands in site/. What is new is no fault: the publication records it.
.PHONY: check-addresses
check-addresses: install ## 检查网址清单没有比 BASE 少，列出新网址 (the ledger lost nothing; what is new)
	@$(PY) -m macros addresses --recorded-later --complete build/addresses.txt $${BASE:+--base "$$BASE"}

.PHONY: record
record: install ## 发布前：把 build/addresses.txt 记到代码托管平台的分支上 (record all addresses)
	@$(PY) -m macros ledger record build/addresses.txt

# Nobody has to: for who publishes by hand, without a repository on a host.
.PHONY: release
release: site ## 手工发布时：把网址记入 data/addresses.txt (write the site's addresses into the ledger)
	@$(PY) -m macros release

.PHONY: bundle
bundle: site ## 把网站打成压缩包，解压后双击打开 (the site as a zip that opens from disk)
	@$(PY) -m macros bundle

# The run on the code host that would publish asks for it where there is nowhere to publish to.
.PHONY: no-pages
no-pages: ## 说明为什么没有发布 (say why nothing was published)
	@echo "::warning title=没有发布::这个代码库没有启用 GitHub Pages。要发布：Settings > Pages > Source 选 GitHub Actions，再重新运行。"

.PHONY: wheel
wheel: install ## 把引擎打成安装包，写到 build/ (the engine as a wheel)
	@$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build .

.PHONY: try-wheel
try-wheel: install ## 装上安装包，新建网站，检查、生成，只用 Python (the wheel as others use it)
	@$(PY) -m scripts.try_wheel

.PHONY: serve
serve: install ## 本机预览，改数据后自动刷新 (live preview)
	@$(PY) -m macros serve

.PHONY: links-external
links-external: $(VENV)/.dev site ## 检查指向外部网站的链接，需联网 (check links to other sites)
	@scripts/check-external-links.sh site

.PHONY: reader-cost
reader-cost: install-dev install-browser site ## 量读者打开网页的开销和 Lighthouse 得分 (what a first visit costs)
	@$(PY) -m scripts.reader_cost site --lighthouse

.PHONY: pictures
pictures: install-dev install-browser site ## 各种网页在四种宽度、浅色和深色下的样子，写到 build/pictures (how each kind of page looks)
	@$(PY) -m scripts.pictures site build/pictures

# Installs the peers into benchmarks/ alone. SIZES=25,300,1000,5000 and ROUNDS=5 measure more.
.PHONY: bench
bench: install-dev install-browser ## 与别的做法比生成和预览的快慢，写进 docs/about/speed.md (how fast, beside others)
	@$(PY) -m benchmarks $${SIZES:+--sizes "$$SIZES"} $${ROUNDS:+--rounds "$$ROUNDS"}

.PHONY: load
load: install-dev install-browser site ## 量 nginx 和 Caddy 用网站自己的设置能承受多少人，只问本机 (what servers bear)
	@$(PY) -m benchmarks.load

.PHONY: bench-small
bench-small: install ## 检查生成 300 项措施没有比通常的做法慢得更多 (a build did not become slower)
	@$(PY) -m benchmarks --small

.PHONY: properdocs
properdocs: site ## 用接替 MkDocs 的 ProperDocs 再生成一次，逐个文件比较 (the same site without MkDocs)
	@scripts/properdocs.sh

.PHONY: guide-pictures
guide-pictures: install-dev install-browser ## 重画“另一个城市怎样用”的图，写到 docs/assets/another-city (pictures of the guide)
	@$(PY) -m scripts.guide_pictures

.PHONY: import-score
import-score: install ## 量 plan import 从已知答案的公文里读对多少 (how much plan import finds)
	@$(PY) -m scripts.import_score

# --- checks -----------------------------------------------------------------

.PHONY: check
check: install-dev ## 检查数据、代码、工作流，不含测试 (everything that is not a test)
	@scripts/check.sh

.PHONY: audit
audit: $(VENV)/.dev ## 向 OSV 查询锁定的软件包有没有已知的漏洞，需联网 (known holes of the locked packages)
	@$(PY) -m scripts.audit

.PHONY: sbom
sbom: install ## 把网站用到的软件包列成清单，写到 build/sbom.cdx.json (bill of materials, CycloneDX)
	@$(PY) -m scripts.sbom

# What a pull request is asked besides; `git fetch origin` first.
.PHONY: check-data
check-data: install ## 检查数据和数据格式 (check the data and its format)
	@scripts/check-data.sh

.PHONY: check-changes
check-changes: install ## 检查内容有变时写了变更记录 (a change of meaning has its entry in the history)
	@$(PY) -m macros diff $${BASE:+"$$BASE"} --require-entry $${GITHUB_ACTIONS:+--format=github}

.PHONY: check-subjects
check-subjects: install ## 检查 BASE 以来提交的标题 (the subjects of commits say where and what)
	@$(PY) -m scripts.check_subjects

.PHONY: summary
summary: install ## 列出 BASE 以来的内容变化和网页变化 (what changed since BASE: meaning and pages)
	@scripts/summary.sh

.PHONY: preview
preview: bundle ## 把网站放到 build/preview，双击 index.html 打开 (the site to open from disk)
	@rm -rf build/preview; for zip in build/*.zip; do $(PY) -m zipfile --extract "$$zip" build/preview || exit; done

# The tests start the project's programs some hundred times: each module is compiled once, whatever the environment says.
test test-data bless: export PYTHONDONTWRITEBYTECODE :=

.PHONY: test
test: install-dev install-browser install-desk ## 运行全部测试，含真实浏览器 (all tests, with a real browser)
	@$(PY) -m pytest -n auto --dist worksteal

# No other test reads the plan, its transcription and its ledger.
.PHONY: test-data
test-data: install-dev install-desk ## 只运行读 data/ 的测试，一分钟以内 (the tests that read data/)
	@$(PY) -m pytest tests/data

.PHONY: test-change
test-change: ## BASE 以来只改了 data/ 的，只运行读它的测试，否则全部 (the tests that a change can fail)
	@scripts/test-change.sh

.PHONY: random-edits
random-edits: install-dev ## 随意改 200 次，每次的网站与从头生成的逐字节比较 (what is used again is never wrong)
	@EDITS=$${EDITS:-200} $(PY) -m pytest -q -n 0 tests/building/test_reuse.py

# What it finds stays: as an @example of its test.
.PHONY: fuzz
fuzz: install-dev ## 用随意编造的输入试得更多，FUZZ=50 倍；换一个数，换一批 (more made-up input than in every run)
	@FUZZ=$${FUZZ:-50} $(PY) -m pytest -q -n auto $(FUZZED)

.PHONY: bless
bless: install-dev install-desk ## 接受测试中页面样本的变化 (accept changed golden pages)
	@$(PY) -m pytest --bless -n auto --dist loadfile

.PHONY: fmt
fmt: install-dev ## 整理数据文件和代码的格式 (format data and code)
	@$(PY) -m macros fmt
	@$(PY) -m ruff check --quiet --fix .
	@$(PY) -m ruff format --quiet .
	@tests/js/node_modules/.bin/prettier --log-level warn --write '{docs/assets,macros/pages/inline}/*.{css,js}' 'tests/js/*.mjs' 'macros/desk/lock/*.mjs'

.PHONY: lock
lock: install-dev ## 改 pyproject.toml 后重新锁定版本；UPGRADE=1 全部升级 (rewrite requirements*.txt)
	@scripts/lock.sh

.PHONY: clean
clean: ## 删除构建结果和缓存，保留 .venv (remove what was built; .venv stays)
	@rm -rf site build .site.new* .site.old .cache .lycheecache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path "./$(VENV)/*" -not -path "./benchmarks/.venv/*" -not -path "*/node_modules/*" -prune -exec rm -rf {} +
