;; Does in a real Emacs what a user of eglot does, and prints what was seen as one JSON object.
;;   emacs --batch --load drive.el FILE SERVER...

(package-initialize)
(require 'eglot)
(require 'python)
(require 'json)

(defvar patience 30 "How many seconds to wait for what must come.")
(defvar seen nil "What was seen, by name.")

;; In batch mode nobody answers, so what would be asked is taken as agreed to.
(setq eglot-sync-connect patience
      eglot-connect-timeout patience
      eglot-autoreconnect nil
      eglot-confirm-server-initiated-edits nil
      jsonrpc-default-request-timeout patience)

(defun see (name value)
  "Note under NAME that VALUE was seen."
  (push (cons name value) seen))

(defun await (look)
  "The value of LOOK as soon as it is not nil; nil when patience ends."
  (let ((deadline (+ (float-time) patience)) value)
    (while (and (not (setq value (funcall look))) (< (float-time) deadline))
      (accept-process-output nil 0.1))
    value))

(defun put-point (text offset)
  "Put the point OFFSET characters into the first TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) offset)))

(defun told (function)
  "What an eldoc FUNCTION tells of the point, nil for nothing."
  (let (told answer)
    (funcall function (lambda (text &rest _)
                        (setq told t
                              answer (and text (substring-no-properties text)))))
    (await (lambda () told))
    answer))

(defun told-with (function expected)
  "What an eldoc FUNCTION tells, once it has EXPECTED in it."
  (await (lambda ()
           (let ((text (told function)))
             (and text (string-match-p (regexp-quote expected) text) text)))))

(defun problems ()
  "The problems that Flymake shows: line, whole text."
  (flymake-start)
  (mapcar (lambda (problem)
            (list (line-number-at-pos (flymake-diagnostic-beg problem))
                  (flymake-diagnostic-text problem)))
          (flymake-diagnostics)))

(defun completion (line wanted)
  "The labels after LINE is typed at the end, and what is written of WANTED."
  (goto-char (point-max))
  (insert line)
  (let* ((found (eglot-completion-at-point))
         (table (nth 2 found))
         (labels (mapcar #'substring-no-properties (all-completions "" table)))
         (item (seq-find (lambda (one) (string= one wanted)) (all-completions "" table)))
         (buffer (and item (funcall (plist-get (nthcdr 3 found) :company-doc-buffer) item))))
    (prog1 `((labels . ,(vconcat labels))
             (documentation . ,(and buffer (with-current-buffer buffer (buffer-substring-no-properties (point-min) (point-max))))))
      (delete-region (line-beginning-position) (point-max)))))

(let* ((file (pop command-line-args-left))
       (server command-line-args-left))
  (setq command-line-args-left nil)
  (add-to-list 'eglot-server-programs `(python-mode . ,server))
  (switch-to-buffer (find-file-noselect file))
  (python-mode)
  (apply #'eglot--connect (eglot--guess-contact))
  (let ((connection (await #'eglot-current-server)))
    (eglot--managed-mode 1)
    (flymake-mode 1)

    (put-point "x = Value" 0)
    (see 'value_card (told-with #'eglot-hover-eldoc-function "∂z/∂x"))
    (put-point ", sigmoid" 2)
    (see 'catalogue_card (told #'eglot-hover-eldoc-function))
    (see 'highlights (await (lambda () (and eglot--highlights (length eglot--highlights)))))
    (put-point "f.eval(x" 7)
    (see 'signature (told #'eglot-signature-eldoc-function))
    (see 'problems (vconcat (mapcar #'vconcat (await #'problems))))
    (see 'completion (completion "other = forge.get(\"sig" "sigmoid"))

    (put-point "Value(2.0)" 6)
    (delete-char 3)
    (insert "3.0")
    (eglot--signal-textDocument/didChange)
    (put-point "x = Value" 0)
    (see 'value_card_after_edit (told-with #'eglot-hover-eldoc-function "∂z/∂x = 12"))

    (put-point "get(\"sigmoid" 5)
    (see 'definition (buffer-file-name (marker-buffer (xref-location-marker (xref-item-location (car (xref-backend-definitions 'eglot "sigmoid")))))))
    (put-point "x = Value" 0)
    (see 'references (length (xref-backend-references 'eglot "x")))
    (see 'outline (vconcat (mapcar #'car (apply #'append (mapcar #'cdr (eglot-imenu))))))
    (put-point "\"sigmiod" 2)
    (see 'actions (vconcat (mapcar (lambda (action) (plist-get action :title)) (eglot-code-actions (point) (point)))))
    (put-point "f.eval(x" 7)
    (eglot-rename "t")
    (see 'renamed (buffer-substring-no-properties (point-min) (point-max)))

    (let ((process (jsonrpc--process connection)))
      (eglot-shutdown connection nil patience)
      (see 'stopped (and (await (lambda () (not (process-live-p process)))) t))))
  (princ (json-encode seen))
  (princ "\n"))
