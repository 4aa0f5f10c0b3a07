"""The one tree of errors: a stable code, a sentence in two languages, a typed context.

Raised anywhere, translated only at the doors (HTTP handler, page handler, command
line). A message says what a person can do about it and names nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

Context = Mapping[str, str | int | float | None]


class ZhiqiaoError(Exception):
    """Base of every error a person may see.

    Parameters
    ----------
    **context
        Facts that complete the sentence (``row=7``), never personal data. A fact that is
        worded differently in the two languages is given twice, as ``detail_zh`` and
        ``detail_en``.
    """

    code: ClassVar[str] = "internal"
    zh: ClassVar[str] = "系统内部出错，请联系运维人员。"
    en: ClassVar[str] = "Something went wrong inside; ask the operator."
    http_status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1

    def __init__(self, **context: str | int | float | None) -> None:
        self.context: dict[str, str | int | float | None] = dict(context)
        super().__init__(self.message("en"))

    def message(self, language: str = "zh") -> str:
        """Return the sentence in `language` (``zh`` or ``en``) with its facts filled in."""
        suffix, template = ("_zh", self.zh) if language.startswith("zh") else ("_en", self.en)
        worded = {k.removesuffix(suffix): v for k, v in self.context.items() if k.endswith(suffix)}
        return template.format_map(_Blank(self.context | worded))


class _Blank(dict[str, object]):
    """A mapping that leaves a missing fact visible instead of failing."""

    def __missing__(self, key: str) -> str:
        return f"<{key}>"


class InvalidInput(ZhiqiaoError):
    """What was typed or sent cannot be used as it is."""

    code = "invalid_input"
    zh = "输入有误：{detail}"
    en = "The input cannot be used: {detail}"
    http_status = 422


class UsageError(ZhiqiaoError):
    """A command was called with options that do not go together."""

    code = "usage"
    zh = "用法有误：{detail}"
    en = "Usage: {detail}"
    http_status = 400
    exit_code = 2


class NotFound(ZhiqiaoError):
    """A record that does not exist (or no longer does)."""

    code = "not_found"
    zh = "找不到{kind}：{id}。请核对编号，可能已被删除。"
    en = "No {kind} with id {id}; check the id, it may have been deleted."
    http_status = 404


class FileUnreadable(ZhiqiaoError):
    """A file whose bytes are not what its name says."""

    code = "file_unreadable"
    zh = "文件 {file} 无法读取：{detail}"
    en = "File {file} cannot be read: {detail}"
    http_status = 422


class FileTooLarge(ZhiqiaoError):
    """A file beyond the limits on size, rows, sheets or unzipped size."""

    code = "file_too_large"
    zh = "文件 {file} 超出限制：{what} 为 {value}，上限 {limit}。请拆分后再导入。"
    en = "File {file} is over a limit: {what} is {value}, at most {limit}. Split it and import again."
    http_status = 413


class EncodingUndecided(ZhiqiaoError):
    """Text that is neither UTF-8 nor GB18030."""

    code = "encoding_undecided"
    zh = "文件 {file} 既不是 UTF-8 也不是 GB18030（第 {line} 行）。请另存为 UTF-8 后再导入。预览：{preview}"
    en = (
        "File {file} is neither UTF-8 nor GB18030 (line {line}). "
        "Save it as UTF-8 and import again. Preview: {preview}"
    )
    http_status = 422


class HeaderNotFound(ZhiqiaoError):
    """No row of a table looks like a header we know."""

    code = "header_not_found"
    zh = "文件 {file} 中找不到表头：缺少必需的列 {missing}。已见的列：{seen}。可用 --mapping 指定对应关系。"
    en = (
        "No header row found in {file}: the column {missing} is missing. Columns seen: {seen}. "
        "Name them with --mapping."
    )
    http_status = 422


class MappingInvalid(ZhiqiaoError):
    """A saved column mapping that does not fit the file or our fields."""

    code = "mapping_invalid"
    zh = "列对应文件 {file} 有误：{detail}"
    en = "The mapping file {file} is wrong: {detail}"
    http_status = 422
    exit_code = 2


class LegalityRulesInvalid(ZhiqiaoError):
    """Rules on ads that cannot be used as they are written."""

    code = "legality_rules_invalid"
    zh = "岗位检查规则 {file} 第 {line} 行有误：{detail}"
    en = "The rules on ads in {file} are wrong in line {line}: {detail}"
    exit_code = 2


class RulePackInvalid(ZhiqiaoError):
    """A rule pack, its cases or notes on a case that cannot be used as they are written."""

    code = "rule_pack_invalid"
    zh = "规则文件 {file} 有 {count} 处错误，未采用：\n{detail}"
    en = "The rules file {file} is not used, {count} mistakes:\n{detail}"
    http_status = 422


class CloseTooMany(ZhiqiaoError):
    """`--close-missing` would close most of a source: probably the wrong file."""

    code = "close_too_many"
    zh = (
        "来源 {source} 的 {open} 条在招岗位中有 {closing} 条不在此文件中，超过一半，未执行任何导入。"
        "若确认无误请加 --yes，或用 --source 指明来源。"
    )
    en = (
        "{closing} of the {open} open postings of source {source} are not in this file, more than "
        "half; nothing was imported. Add --yes if that is right, or name the feed with --source."
    )
    http_status = 409


class Conflict(ZhiqiaoError):
    """Two writers changed the same thing."""

    code = "conflict"
    zh = "记录 {id} 已被他人修改，请刷新后重试。"
    en = "Record {id} was changed by somebody else; reload and try again."
    http_status = 409


class StoreNotEmpty(ZhiqiaoError):
    """The sample city was asked for where there are records already."""

    code = "store_not_empty"
    zh = "库里已有 {postings} 条岗位、{seekers} 名求职者，样例不能和别的数据混在一起。请用 ZHIQIAO_HOME 指定一个新文件夹。"
    en = (
        "The store already holds {postings} postings and {seekers} seekers; the sample never mixes "
        "with others. Point ZHIQIAO_HOME at a new folder."
    )
    http_status = 409


class StoreUnavailable(ZhiqiaoError):
    """The database does not answer."""

    code = "store_unavailable"
    zh = "数据库暂不可用：{detail}。请稍后重试或运行 zhiqiao doctor。"
    en = "The database is not available: {detail}. Try again, or run zhiqiao doctor."
    http_status = 503
    exit_code = 3


class ModelUnavailable(ZhiqiaoError):
    """The encoder is not built or does not open."""

    code = "model_unavailable"
    zh = "语言模型不可用：{detail}。请运行 zhiqiao doctor --build。"
    en = "The language model is not available: {detail}. Run zhiqiao doctor --build."
    http_status = 503
    exit_code = 3


class ModelMissing(ZhiqiaoError):
    """A model was asked for, or chosen before, that is not published here."""

    code = "model_missing"
    zh = "没有名为 {name} 的编码器。现有：{there}。请用 zhiqiao models use 选用其中之一。"
    en = "There is no encoder {name}. There are: {there}. Choose one with zhiqiao models use."
    http_status = 503


class ModelRefused(ZhiqiaoError):
    """A folder that cannot be published, or a model that cannot be taken into use."""

    code = "model_refused"
    zh = "模型 {name} 不能使用：{detail}"
    en = "The model {name} cannot be used: {detail}"
    http_status = 422


class IndexUnavailable(ZhiqiaoError):
    """There is no index, or it is not of this format, model and dictionaries."""

    code = "index_unavailable"
    zh = "索引不可用：{detail}。请运行 zhiqiao index build。"
    en = "The index is not available: {detail}. Run zhiqiao index build."
    http_status = 503
    exit_code = 3


class SettingsInvalid(ZhiqiaoError):
    """A setting that must not be used here."""

    code = "settings_invalid"
    zh = "配置有误：{detail}"
    en = "The settings are wrong: {detail}"
    exit_code = 2


class Forbidden(ZhiqiaoError):
    """An address that is closed to this caller."""

    code = "forbidden"
    zh = "这里不对您开放：{detail}"
    en = "This is not open to you: {detail}"
    http_status = 403


class SignInNeeded(ZhiqiaoError):
    """A page that only somebody who is signed in may see."""

    code = "sign_in_needed"
    zh = "请先登录。"
    en = "Please sign in first."
    http_status = 401


class SignInRefused(ZhiqiaoError):
    """A login and a password that do not go together, or an account that is blocked."""

    code = "sign_in_refused"
    zh = "用户名或密码不对。请再试一次；忘了密码请找运维人员。"
    en = "The login or the password is wrong. Try again, or ask the operator for a new password."
    http_status = 422


class LockedOut(ZhiqiaoError):
    """Too many wrong passwords for one login."""

    code = "locked_out"
    zh = "错的次数太多，请过 {minutes} 分钟再试，或请运维人员解锁。"
    en = (
        "Too many wrong attempts. Try again in {minutes} minutes, or ask the operator to unlock it."
    )
    http_status = 422


class SignInFailed(ZhiqiaoError):
    """The provider of sign-ins did not say who somebody is."""

    code = "sign_in_failed"
    zh = "统一登录没有成功：{detail}。请再试一次，或用本地密码登录。"
    en = "Signing in elsewhere did not work: {detail}. Try again, or sign in with a password here."
    http_status = 422


class CodeRefused(ZhiqiaoError):
    """A walk-up code that is not one, or has ended."""

    code = "code_refused"
    zh = "这个号码不对或已过期。请对照纸条再输一次，或请工作人员重开一张。"
    en = "This code is wrong or has ended. Compare it with the paper, or ask the staff for a new one."
    http_status = 422


class Starting(ZhiqiaoError):
    """The service runs but cannot answer yet."""

    code = "starting"
    zh = "服务正在启动，请等十几秒再试。"
    en = "The service is starting; try again in a few seconds."
    http_status = 503
    exit_code = 3


class NoSuchAddress(ZhiqiaoError):
    """An HTTP address that leads nowhere."""

    code = "no_such_address"
    zh = "没有这个地址。接口清单见 /openapi.json。"
    en = "There is nothing at this address; /openapi.json lists what there is."
    http_status = 404


class MethodNotAllowed(ZhiqiaoError):
    """An HTTP address called with a method it does not have."""

    code = "method_not_allowed"
    zh = "这个地址不支持 {method} 方法。"
    en = "This address does not take {method}."
    http_status = 405


class RequestTooLarge(ZhiqiaoError):
    """A request whose body is over the limit."""

    code = "request_too_large"
    zh = "发来的内容太大，最多 {limit_kb} KB。请缩短后再发。"
    en = "The request is too large, at most {limit_kb} KB; shorten it and send it again."
    http_status = 413


class FairPlanUnsound(ZhiqiaoError):
    """A plan of a fair that its own check refuses; nothing of it was written."""

    code = "fair_plan_unsound"
    zh = "排出的计划有 {count} 处不合规则，没有写出：{detail}。请把两个文件的列名和运行参数交给运维人员。"
    en = (
        "The plan breaks {count} rules and was not written: {detail}. Tell the operator the column "
        "names of both files and the options that were used."
    )


class WorkersLost(ZhiqiaoError):
    """Processes that share work ended again and again; nothing was written."""

    code = "workers_lost"
    zh = "分头计算的进程接连 {tries} 次中断，没有写出结果。多半是内存不够：请减少 --workers，或不用它再运行。"
    en = (
        "The processes that share the work ended {tries} times in a row and nothing was written. "
        "Mostly there is too little memory: give fewer --workers, or none."
    )
    http_status = 500
    exit_code = 3


class JobRunning(ZhiqiaoError):
    """A job that another process works at."""

    code = "job_running"
    zh = "任务 {id} 正由另一个进程做着。用 zhiqiao jobs show {id} 看进度。"
    en = "Another process works at job {id}; see how far it is with zhiqiao jobs show {id}."
    http_status = 409
    exit_code = 3


class JobFailed(ZhiqiaoError):
    """A job that failed for good, told to whoever waited for it."""

    code = "job_failed"
    zh = "任务 {id} 失败：{detail}"
    en = "Job {id} failed: {detail}"
    http_status = 409


class JobOutdated(ZhiqiaoError):
    """A job that was begun with other models than are in force now."""

    code = "job_outdated"
    zh = "任务 {id} 是用另一个模型或版本开始的，接着做会前后不一致。请重新开始，再用 zhiqiao jobs forget {id} 删掉它。"
    en = (
        "Job {id} was begun with other models; going on would mix them. Begin it anew, and delete "
        "this one with zhiqiao jobs forget {id}."
    )
    http_status = 409


class PlanUnderWay(ZhiqiaoError):
    """Another plan of the same fair is being made."""

    code = "plan_under_way"
    zh = "这场招聘会正在排另一份计划（{id}）。等它排完，或者先取消它。"
    en = "Another plan of this fair is being made ({id}); wait for it, or cancel it first."
    http_status = 409
