-- Does in a real Neovim what a user does, and prints what was seen as one JSON object.
--   nvim --clean --headless -l drive.lua FILE SERVER...

local file = arg[1]
local server = vim.list_slice(arg, 2)
local patience = 15000 -- milliseconds

vim.cmd.edit(file)
local buffer = vim.api.nvim_get_current_buf()
local seen = {}

-- The value of `look` as soon as it is not nil; nil when patience ends.
local function await(look)
  local value
  vim.wait(patience, function()
    value = look()
    return value ~= nil
  end, 50)
  return value
end

local function put_cursor(text, offset)
  local line, column = unpack(vim.fn.searchpos("\\V" .. vim.fn.escape(text, "\\"), "cw"))
  assert(line > 0, "not in the file: " .. text)
  vim.api.nvim_win_set_cursor(0, { line, column - 1 + offset })
end

local function request(method, params)
  local reply = vim.lsp.buf_request_sync(buffer, method, params, patience)
  local _, answer = next(reply or {})
  return answer and answer.result
end

local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      vim.api.nvim_win_close(window, true)
      return table.concat(lines, "\n")
    end
  end
end

local function hover(text, offset)
  put_cursor(text, offset)
  vim.lsp.buf.hover()
  return await(float_text)
end

local function label(hint)
  if type(hint.label) == "string" then
    return hint.label
  end
  return table.concat(vim.tbl_map(function(part) return part.value end, hint.label))
end

-- Lens titles by line number, once one of them contains `expected`.
local function lenses_with(expected)
  return await(function()
    local found, titles = {}, ""
    for _, lens in ipairs(request("textDocument/codeLens", {
      textDocument = vim.lsp.util.make_text_document_params(buffer),
    }) or {}) do
      if lens.command then
        table.insert(found, { lens.range.start.line + 1, lens.command.title })
        titles = titles .. lens.command.title
      end
    end
    return titles:find(expected, 1, true) and found or nil
  end)
end

local function hints()
  return await(function()
    local found = {}
    for _, entry in ipairs(vim.lsp.inlay_hint.get({ bufnr = buffer })) do
      table.insert(found, { entry.inlay_hint.position.line + 1, label(entry.inlay_hint) })
    end
    return #found > 0 and found or nil
  end)
end

-- Text that Neovim itself draws beside the lines, by the name of its owner.
local function drawn(owner)
  local text = {}
  for name, namespace in pairs(vim.api.nvim_get_namespaces()) do
    if name:find(owner, 1, true) then
      for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(buffer, namespace, 0, -1, { details = true })) do
        for _, chunk in ipairs(mark[4].virt_text or {}) do
          table.insert(text, chunk[1])
        end
      end
    end
  end
  return #text > 0 and text or nil
end

local function problems()
  return await(function()
    local found = {}
    for _, problem in ipairs(vim.diagnostic.get(buffer)) do
      table.insert(found, { problem.lnum + 1, tostring(problem.code), problem.message })
    end
    return #found > 0 and found or nil
  end)
end

local function completion(line, wanted)
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { line })
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(buffer), #line })
  local client = vim.lsp.get_clients({ bufnr = buffer })[1]
  local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
  position.position.character = #line
  local answer = request("textDocument/completion", position) or {}
  local labels, documentation = {}, nil
  for _, item in ipairs(answer.items or answer) do
    table.insert(labels, item.label)
    if item.label == wanted then
      local whole = item.documentation and item or request("completionItem/resolve", item)
      documentation = whole and whole.documentation
    end
  end
  vim.api.nvim_buf_set_lines(buffer, -2, -1, false, {})
  return { labels = labels, documentation = documentation and (documentation.value or documentation) }
end

local function descendants(process)
  local found = {}
  for _, child in ipairs(vim.api.nvim_get_proc_children(process)) do
    table.insert(found, child)
    vim.list_extend(found, descendants(child))
  end
  return found
end

-- Every method that was asked and answered, by whatever part of the editor.
local asked = {}
vim.api.nvim_create_autocmd("LspRequest", {
  callback = function(event)
    if event.data.request.type == "complete" then
      asked[event.data.request.method] = true
    end
  end,
})

local id = assert(vim.lsp.start({ name = "neurogebra", cmd = server, root_dir = vim.fs.dirname(file) }))
local client = await(function()
  local one = vim.lsp.get_client_by_id(id)
  return one and one.initialized and one or nil
end)
assert(client, "the server did not start")
seen.encoding = client.offset_encoding

seen.lenses = lenses_with("∂z/∂x")
vim.lsp.codelens.refresh({ bufnr = buffer })
seen.drawn_lenses = await(function() return drawn("codelens") end)

vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
seen.hints = hints()
vim.cmd.redraw()
seen.drawn_hints = await(function() return drawn("inlayhint") end)

seen.problems = problems()
seen.value_card = hover("x = Value", 0)
seen.catalogue_card = hover(", sigmoid", 2)
seen.completion = completion('other = forge.get("sig', "sigmoid")

put_cursor("Value(2.0)", 6)
vim.api.nvim_set_current_line("x = Value(3.0)")
seen.lenses_after_edit = lenses_with("∂z/∂x = 12")
seen.value_card_after_edit = hover("x = Value", 0)

local function here(text, offset)
  put_cursor(text, offset)
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

local target = (request("textDocument/definition", here('get("sigmoid', 5)) or {})[1]
seen.definition = target and target.uri
seen.outline = vim.tbl_map(
  function(symbol) return symbol.name .. " " .. (symbol.detail or "") end,
  request("textDocument/documentSymbol", {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
  }) or {}
)

-- What a list of places holds, once it is filled.
local function listed(fill)
  vim.fn.setqflist({}, "r")
  fill()
  local places = await(function()
    local lines = {}
    for _, item in ipairs(vim.fn.getqflist()) do
      table.insert(lines, { item.lnum, item.text })
    end
    return #lines > 0 and lines or nil
  end)
  -- The list opened a window of its own, and went there.
  vim.cmd.cclose()
  return places
end

here("forge = MathForge", 0)
seen.references = listed(function() vim.lsp.buf.references() end)
here("y = h", 0)
seen.computed_from_it = listed(vim.lsp.buf.incoming_calls)
here("y = h", 0)
seen.what_it_is_computed_from = listed(vim.lsp.buf.outgoing_calls)

here("f.eval(x", 7)
vim.lsp.buf.signature_help()
seen.signature = await(float_text)

-- The colour of what is at a place, once it is one of a token.
local function colour(text, offset)
  here(text, offset)
  return await(function()
    local token = vim.inspect_pos().semantic_tokens[1]
    return token and token.opts.hl_group
  end)
end

seen.token = colour("a*x**2", 3)

vim.wo.foldmethod, vim.wo.foldexpr = "expr", "v:lua.vim.lsp.foldexpr()"
seen.folds = await(function()
  vim.cmd("normal! zM")
  local last = vim.fn.foldclosedend(1)
  vim.cmd("normal! zR")
  return last > 0 and last or nil
end)

here("sigmiod", 0)
vim.lsp.buf.code_action({
  apply = true,
  filter = function(action) return action.title:find("sigmoid", 1, true) ~= nil end,
})
seen.repaired = await(function()
  local line = vim.fn.getline(vim.fn.search("^wrong", "n"))
  return not line:find("sigmiod", 1, true) and line or nil
end)

here("f.eval(x", 7)
vim.lsp.buf.rename("t")
seen.renamed = await(function()
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  local text = table.concat(lines, "\n")
  return text:find("eval(t=3)", 1, true) and text or nil
end)
-- What the rename wrote is told as a change of the tokens before.
asked["textDocument/semanticTokens/full/delta"] = nil
vim.api.nvim_buf_set_text(buffer, 0, 0, 0, 0, { "# a line more", "" })
await(function() return asked["textDocument/semanticTokens/full/delta"] end)
seen.token_after_edits = colour('"a*t**2"', 3)

here("f.eval(t", 7)
vim.lsp.buf.document_highlight()
seen.highlights = await(function()
  local found = 0
  for name, namespace in pairs(vim.api.nvim_get_namespaces()) do
    if name:find("reference", 1, true) then
      found = found + #vim.api.nvim_buf_get_extmarks(buffer, namespace, 0, -1, {})
    end
  end
  return found > 0 and found or nil
end)

seen.asked = vim.tbl_keys(asked)
seen.processes = descendants(vim.fn.getpid())
client:stop()
seen.stopped = vim.wait(patience, function() return vim.lsp.get_client_by_id(id) == nil end, 20)

io.stdout:write(vim.json.encode(seen), "\n")
