using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CommandCentre.Server.Watch;

/// <summary>Sends metrics and the spans of commands to a collector, by OTLP over HTTP. A collector that does not answer holds nothing up.</summary>
internal sealed class OtlpExport(Uri collector) : IHostedService, IDisposable
{
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Named())
            .AddMeter(Measures.Source, "System.Runtime")
            .AddOtlpExporter(options => Direct(options, "v1/metrics"))
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Named())
            .AddSource(Measures.Source)
            // The request around a command is no span of ours and not recorded: it must not decide.
            .SetSampler(new AlwaysOnSampler())
            .AddOtlpExporter(options => Direct(options, "v1/traces"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
        (_metrics, _traces) = (null, null);
    }

    // A name of its own alone: what the machine is called is nobody's business.
    private static ResourceBuilder Named() => ResourceBuilder.CreateEmpty().AddService("commandcentre", autoGenerateServiceInstanceId: false);

    private void Direct(OtlpExporterOptions options, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(collector, path);
        options.TimeoutMilliseconds = 2000;
    }
}
